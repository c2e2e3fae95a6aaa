import Chat
import Foundation
import HelplineCore
import Hummingbird
import HummingbirdTesting
import Logging
import SiteTestSupport
import SQLiteStore
import SiteSupport
import StoreSupport
import TestSupport
import VisitorSite

/// The visitor's site with the real store in a folder of its own, and a clock that a test moves.
final class SiteUnderTest: Sendable {
    let database: SQLiteDatabase
    let team: FoundedTeam
    let clock = SettableClock()
    let hub = ConversationHub()
    let presence: Presence
    let stores: VisitorStores
    let site: VisitorSite
    private let folder: URL

    static let assets = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Assets")
        .standardized

    init(
        assets: URL = SiteUnderTest.assets, timing: EventStream.Timing = EventStream.Timing(),
        settings change: (inout VisitorSettings) -> Void = { _ in },
        limits changeLimits: (inout SiteLimits) -> Void = { _ in }, metrics: RequestMetrics? = nil,
        figures: any PublishedFigures = Figures()
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lichtpunt-site-\(UUID().uuidString)")
        database = try SQLiteDatabase(folder: folder, for: .server)
        team = try await FoundedTeam(in: database, at: clock.now())
        presence = Presence(clock: clock)
        stores = VisitorStores(
            conversations: SQLConversationStore(database), log: SQLiteConversationLog(database),
            queue: SQLWaitingQueue(database), sessions: SQLVisitorSessions(database),
            service: SQLServiceStateStore(database), survey: SQLServiceFigures(database),
            guests: SQLGuestStore(database), letters: SQLLetterStore(database),
            installation: SQLInstallationStore(database), memberships: SQLMembershipStore(database),
            members: SQLMemberStore(database),
            limits: SharedLimits(SQLiteLimitCounts(database), key: Data(repeating: 1, count: 32)))
        var settings = VisitorSettings(
            rootHash: team.rootHash, exitTarget: "https://weather.example/", phone: "0800-2000",
            organisation: "Testpunt")
        change(&settings)
        var limits = SiteLimits()
        limits.puzzleBits = 0
        changeLimits(&limits)
        do {
            site = try VisitorSite(
                VisitorDependencies(
                    stores: stores, figures: figures, hub: hub, presence: presence, clock: clock, settings: settings,
                    limits: limits,
                    assets: assets, timing: timing, metrics: metrics))
        } catch {
            // What was never whole has no `deinit`.
            Self.remove(folder)
            throw error
        }
    }

    deinit { Self.remove(folder) }

    private static func remove(_ folder: URL) {
        do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
    }

    /// Runs a story against the router; the team has pressed *Open*.
    func run(
        open: Bool = true, logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        _ story: @Sendable (Browser) async throws -> Void
    ) async throws {
        if open { try await opens() }
        let application = Application(
            responder: NamedHost(responder: site.router().buildResponder()), logger: logger)
        try await application.test(.router) { try await story(Browser(client: $0)) }
        try await database.close()
    }

    func opens() async throws {
        try await stores.service.set(
            open: true, recording: AuditEntry(.serviceOpened, by: .member(Professional.dina.id), at: clock.now()))
    }

    /// Dina takes the conversation from the queue.
    func dinaClaims(_ tab: Tab) async throws {
        _ = try await stores.queue.claim(
            tab.conversation, by: .dina, atMost: 10, at: clock.now(),
            recording: AuditEntry(
                .claimed, by: .member(Professional.dina.id), conversation: tab.conversation, at: clock.now()))
        await hub.announce(.conversation(tab.conversation))
        await hub.announce(.queue)
    }
}
