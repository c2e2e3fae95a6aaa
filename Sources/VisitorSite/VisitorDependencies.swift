public import Chat
public import Foundation
public import HelplineCore
public import SiteSupport

/// What the visitor's site is built from.
public struct VisitorDependencies: Sendable {
    public let stores: VisitorStores
    /// What of the yearly figures was published.
    public let figures: any PublishedFigures
    public let hub: ConversationHub
    public let presence: Presence
    public let clock: any WallClock
    public let settings: VisitorSettings
    public let limits: SiteLimits
    /// The folder `Assets`.
    public let assets: URL
    /// Heartbeat and patience of streams; tests shorten them.
    public let timing: EventStream.Timing
    /// Counts what is answered, when the operator wants figures.
    public let metrics: RequestMetrics?

    public init(
        stores: VisitorStores, figures: any PublishedFigures, hub: ConversationHub, presence: Presence,
        clock: any WallClock,
        settings: VisitorSettings,
        limits: SiteLimits, assets: URL, timing: EventStream.Timing = EventStream.Timing(),
        metrics: RequestMetrics? = nil
    ) {
        self.stores = stores
        self.figures = figures
        self.hub = hub
        self.presence = presence
        self.clock = clock
        self.settings = settings
        self.limits = limits
        self.assets = assets
        self.timing = timing
        self.metrics = metrics
    }
}
