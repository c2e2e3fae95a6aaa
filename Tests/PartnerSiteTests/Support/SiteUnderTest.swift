import Chat
import Foundation
import HelplineCore
import Hummingbird
import HummingbirdTesting
import Logging
import PartnerSite
import SiteTestSupport
import SQLiteStore
import SiteSupport
import StoreSupport
import TestSupport

/// The partner's site with the real store in a folder of its own, and a clock that a test moves.
final class SiteUnderTest: Sendable {
    let database: SQLiteDatabase
    let clock = SettableClock()
    let hub = ConversationHub()
    let stores: PartnerStores
    let site: PartnerSite
    private let folder: URL

    static let assets = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Assets")
        .standardized

    init(
        assets: URL = SiteUnderTest.assets, settings change: (inout PartnerSettings) -> Void = { _ in },
        limits changeLimits: (inout SiteLimits) -> Void = { _ in }
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lichtpunt-partner-\(UUID().uuidString)")
        database = try SQLiteDatabase(folder: folder, for: .server)
        stores = PartnerStores(
            guests: SQLGuestStore(database), letters: SQLLetterStore(database),
            conversations: SQLConversationStore(database),
            log: SQLiteConversationLog(database), members: SQLMemberStore(database))
        var settings = PartnerSettings(organisation: "Testpunt")
        change(&settings)
        var limits = SiteLimits()
        changeLimits(&limits)
        do {
            site = try PartnerSite(
                PartnerDependencies(
                    stores: stores, hub: hub, clock: clock, settings: settings, limits: limits, assets: assets))
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

    /// Runs a story against the router.
    func run(
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        _ story: @Sendable (Browser) async throws -> Void
    ) async throws {
        let application = Application(responder: site.router().buildResponder(), logger: logger)
        try await application.test(.router) { try await story(Browser(client: $0)) }
        try await database.close()
    }
}
