import Chat
import ChatWire
import Foundation
import HelplineCore
public import SiteSupport

/// The site that a guest meets: one page, and his side of one conversation. Made once at start; making it checks every file it needs.
public struct PartnerSite: Sendable {
    let stores: PartnerStores
    let hub: ConversationHub
    let clock: any WallClock
    let settings: PartnerSettings
    let metrics: RequestMetrics?
    let pages: PageLibrary
    let scriptTexts: ScriptTexts
    let files: StaticFiles
    let openAPI: OpenAPIDocument
    let addresses: ClientAddress
    let addressLimiter = AddressLimiter()
    let messageBuckets: SenderBuckets<SecretDigest>
    /// Polls begun: each reads the log, or his step.
    let pollBuckets: SenderBuckets<SecretDigest>
    let polls: StreamSlots<SecretDigest>
    let pollsByAddress: AddressSlots
    let signs = SignsOfLife()

    public init(_ dependencies: PartnerDependencies) throws(AssetFailure) {
        let (assets, limits) = (dependencies.assets, dependencies.limits)
        stores = dependencies.stores
        hub = dependencies.hub
        clock = dependencies.clock
        settings = dependencies.settings
        metrics = dependencies.metrics
        let locales = try Locales(
            folder: assets.appending(path: "locales"), site: "partner",
            fillings: ["organisation": dependencies.settings.organisation])
        var pages = try PageLibrary(folder: assets.appending(path: "templates/partner"), locales: locales)
        try pages.check(GuestPage.self)
        try pages.check(NotFoundPage.self)
        self.pages = pages
        scriptTexts = try ScriptTexts(folder: assets.appending(path: "locales"), site: "partner", locales: locales)
        files = try StaticFiles(folder: assets.appending(path: "public"), site: "partner")
        openAPI = try OpenAPIDocument(file: assets.appending(path: "openapi/partner.json"))
        addresses = ClientAddress(trustedProxies: dependencies.settings.trustedProxies)
        messageBuckets = SenderBuckets(
            TokenBucket.Rate(burstOf: limits.messageBurst, perMinute: limits.messagesPerMinute) ?? .messages)
        pollBuckets = SenderBuckets(
            TokenBucket.Rate(burstOf: limits.streamOpensPerMinute / 2, perMinute: limits.streamOpensPerMinute)
                ?? .messages)
        polls = StreamSlots(atMost: limits.streamsPerPerson)
        pollsByAddress = AddressSlots(atMost: limits.streamsPerAddress)
    }
}
