import Accounts
import Cases
import Chat
import Foundation
import HelplineCore
import Hummingbird
import HummingbirdTesting
import Logging
import Reporting
import SQLiteStore
import SiteSupport
import StaffSite
import StoreSupport
import TestSupport
import Testing

/// The staff site with a real database of its own, the repository's own pages, and a clock that a test moves.
struct StaffSiteUnderTest: Sendable {
    static let organisation = "Proefhuis"
    static let assets = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Assets")
    static let setUpToken = Data(repeating: 0x5e, count: 32)

    let clock: SettableClock
    let keys: ServerKeys
    let folder: URL
    let database: SQLiteDatabase
    let client: any TestClientProtocol
    let dependencies: StaffDependencies

    /// Runs a story on an empty installation with an open set-up link.
    static func run(
        limits change: (inout SiteLimits) -> Void = { _ in }, staffing: Staffing = .anybody,
        _ story: @escaping @Sendable (StaffSiteUnderTest) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "staff-site-\(UUID())")
        // Also when the story fails.
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
        }
        let database = try SQLiteDatabase(folder: folder, for: .server)
        let keys = try #require(ServerKeys(fileContent: Data(repeating: 0x4b, count: 32)))
        let clock = SettableClock()
        var changed = try dependencies(database, keys: keys, clock: clock)
        change(&changed.limits)
        changed.staffing = staffing
        let dependencies = changed
        try await dependencies.accounts.installation.offerSetUp(
            SecretDigest(of: setUpToken), until: clock.now() + .hours(1))
        var logger = Logger(label: "staff-site")
        logger.logLevel = .critical
        let application = Application(router: try StaffSite(dependencies).router(), logger: logger)
        try await application.test(.router) { client in
            try await story(
                StaffSiteUnderTest(
                    clock: clock, keys: keys, folder: folder, database: database, client: client,
                    dependencies: dependencies))
        }
        try await database.close()
    }

    private init(
        clock: SettableClock, keys: ServerKeys, folder: URL, database: SQLiteDatabase, client: any TestClientProtocol,
        dependencies: StaffDependencies
    ) {
        self.clock = clock
        self.keys = keys
        self.folder = folder
        self.database = database
        self.client = client
        self.dependencies = dependencies
    }

    private static func dependencies(_ database: SQLiteDatabase, keys: ServerKeys, clock: SettableClock) throws
        -> StaffDependencies
    {
        let codeBook = try CodeBook.current()
        let (counts, ledger) = (SQLCaseCounts(database, book: codeBook), SQLReleaseLedger(database))
        return StaffDependencies(
            accounts: .init(
                installation: SQLInstallationStore(database), members: SQLMemberStore(database),
                membership: SQLMembershipStore(database), invitations: SQLInvitationStore(database),
                signIns: SQLSignInStore(database), standby: SQLStandbyStore(database),
                limits: SQLiteLimitCounts(database), keys: keys),
            chat: .init(
                conversations: SQLConversationStore(database), log: SQLiteConversationLog(database),
                queue: SQLWaitingQueue(database), shift: SQLShiftStore(database),
                handovers: SQLHandoverStore(database), guests: SQLGuestStore(database),
                letters: SQLLetterStore(database), passings: SQLPassingStore(database),
                blocks: SQLBlockStore(database),
                content: SQLStaffContentStore(database),
                sessions: SQLVisitorSessions(database), service: SQLServiceStateStore(database),
                resealing: SQLResealingStore(database), figures: SQLServiceFigures(database),
                presence: Presence(clock: clock),
                notes: SQLNoteStore(database), alarms: SQLAlarmStore(database),
                savedTexts: SQLSavedTextStore(database), followUps: SQLFollowUpStore(database)),
            audit: SQLAuditTrail(database), cases: SQLCaseStore(database, codeBook: codeBook.version),
            codeBook: codeBook, partners: SQLPartnerDirectory(database),
            reports: ReportDesk(
                counts: counts, ledger: ledger, proposals: SQLProposalStore(database),
                workshop: QuickWorkshop(counts: counts, ledger: ledger, assets: assets)),
            hub: ConversationHub(),
            clock: clock, organisation: organisation, assets: assets)
    }
}
