import Chat
import ChatWire
import Foundation
import HelplineCore
public import SiteSupport

/// The site that visitors meet. Made once at start; making it checks every file it needs.
public struct VisitorSite: Sendable {
    let stores: VisitorStores
    let figures: any PublishedFigures
    let hub: ConversationHub
    let presence: Presence
    let clock: any WallClock
    let settings: VisitorSettings
    let limits: SiteLimits
    let timing: EventStream.Timing
    let metrics: RequestMetrics?
    let pages: PageLibrary
    let scriptTexts: ScriptTexts
    let files: StaticFiles
    let openAPI: OpenAPIDocument
    let addresses: ClientAddress
    let addressLimiter = AddressLimiter()
    let puzzles: PuzzleDesk
    let messageBuckets: SenderBuckets<SecretDigest>
    /// Epochs, codes, revocations, queueing: each leaves a line that stays, so none of them may be made without end.
    let changeBuckets: SenderBuckets<SecretDigest>
    /// Streams begun: each reads the log from where its reader says he was.
    let streamBuckets: SenderBuckets<SecretDigest>
    /// By address; by code they are counted for all nodes.
    let returnTries = AttemptLimiter()
    let streams: StreamSlots<SecretDigest>
    let streamsByAddress: AddressSlots
    let claims = ClaimTimes()

    /// How hard a puzzle is now.
    public var puzzleBits: Int { puzzles.bits(at: clock.now()) }

    public init(_ dependencies: VisitorDependencies) throws(AssetFailure) {
        let (assets, settings, limits) = (dependencies.assets, dependencies.settings, dependencies.limits)
        stores = dependencies.stores
        figures = dependencies.figures
        hub = dependencies.hub
        presence = dependencies.presence
        clock = dependencies.clock
        timing = dependencies.timing
        metrics = dependencies.metrics
        self.settings = settings
        self.limits = limits
        let locales = try Locales(
            folder: assets.appending(path: "locales"), site: "visitor", and: ["police-path"],
            fillings: [
                "phone": settings.phone, "days": String(settings.retentionDays), "organisation": settings.organisation,
                "talkLanguages": "Nederlands, English", "date": CalendarDay.text(of: dependencies.clock.now()),
            ])
        var pages = try PageLibrary(folder: assets.appending(path: "templates/visitor"), locales: locales)
        try pages.check(HomePage.self)
        try pages.check(StepsPage.self)
        for page in ReadingPage.Kind.allCases { try pages.check(ReadingPage.self, template: page.rawValue) }
        try pages.check(NotFoundPage.self)
        try pages.check(FiguresPage.self)
        try pages.check(FiguresYearPage.self)
        self.pages = pages
        scriptTexts = try ScriptTexts(folder: assets.appending(path: "locales"), site: "visitor", locales: locales)
        files = try StaticFiles(folder: assets.appending(path: "public"), site: "visitor")
        openAPI = try OpenAPIDocument(file: assets.appending(path: "openapi/visitor.json"))
        addresses = ClientAddress(trustedProxies: settings.trustedProxies)
        puzzles = PuzzleDesk(
            bits: limits.puzzleBits, calm: limits.puzzlesPerCalmMinute, seal: PuzzleSeal(key: settings.puzzleKey),
            limits: dependencies.stores.limits)
        messageBuckets = SenderBuckets(
            TokenBucket.Rate(burstOf: limits.messageBurst, perMinute: limits.messagesPerMinute) ?? .messages)
        changeBuckets = SenderBuckets(TokenBucket.Rate(burstOf: 20, perMinute: 6) ?? .messages)
        streamBuckets = SenderBuckets(
            TokenBucket.Rate(burstOf: limits.streamOpensPerMinute / 2, perMinute: limits.streamOpensPerMinute)
                ?? .messages)
        streams = StreamSlots(atMost: limits.streamsPerPerson)
        streamsByAddress = AddressSlots(atMost: limits.streamsPerAddress)
    }
}
