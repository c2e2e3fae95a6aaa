public import Chat
public import Foundation
public import HelplineCore
public import SiteSupport

/// What the partner's site is built from.
public struct PartnerDependencies: Sendable {
    public let stores: PartnerStores
    public let hub: ConversationHub
    public let clock: any WallClock
    public let settings: PartnerSettings
    public let limits: SiteLimits
    /// The folder `Assets`.
    public let assets: URL
    /// Counts what is answered, when the operator wants figures.
    public let metrics: RequestMetrics?

    public init(
        stores: PartnerStores, hub: ConversationHub, clock: any WallClock, settings: PartnerSettings,
        limits: SiteLimits, assets: URL, metrics: RequestMetrics? = nil
    ) {
        self.stores = stores
        self.hub = hub
        self.clock = clock
        self.settings = settings
        self.limits = limits
        self.assets = assets
        self.metrics = metrics
    }
}
