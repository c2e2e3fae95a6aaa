import Accounts
import Cases
import Chat
import Foundation
import HelplineCore
import PostgresStore
import Reporting
import SQLiteStore
import Sealing
import StoreSupport
import TestSupport
import Testing

/// Both sides have a word for these; here the server's are meant.
typealias KeptInvitation = Accounts.Invitation
typealias KeptEnrolment = Accounts.Enrolment
typealias KeptStatement = Accounts.SignedStatement
typealias StoredList = Accounts.MembershipList

extension DatabaseUnderTest {
    /// Runs `story` with the accounts' stores on an empty database.
    func runAccounts(_ story: (AccountStores) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            let store = try StoreUnderTest.temporary()
            try await story(try AccountStores(store.database, folder: store.folder))
            try await store.database.close()
        case .postgres:
            let store = try PostgresUnderTest.temporary()
            try await story(try AccountStores(store.database))
            await store.database.close()
        }
    }
}

/// All contracts of the accounts on one database, and a clock.
struct AccountStores: Sendable {
    let installation: any InstallationStore
    let members: any MemberStore
    let membership: any MembershipStore
    let invitations: any InvitationStore
    let signIns: any SignInStore
    let standby: any StandbyStore
    let audit: any AuditTrail
    let ledger: any ReleaseLedger
    let counts: any CaseCounts
    let proposals: any ProposalStore
    let resealing: any ResealingStore
    let savedTexts: any SavedTextStore
    let followUps: any FollowUpStore
    let conversations: any ConversationStore
    let queue: any WaitingQueue
    let handovers: any HandoverStore
    let shift: any ShiftStore
    let staff: any StaffContentStore
    let log: any ConversationLog
    let keys: ServerKeys
    /// Everything the database keeps, for who looks for a secret in it: its files, or all its columns.
    let written: @Sendable () async throws -> [Data]
    let clock = SettableClock()
    let setUp = SecretDigest(of: Data("set-up".utf8))

    init(_ database: SQLiteDatabase, folder: URL) throws {
        try self.init(database, log: SQLiteConversationLog(database)) {
            try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .map { try Data(contentsOf: $0) }
        }
    }

    init(_ database: PostgresDatabase) throws {
        try self.init(database, log: PostgresConversationLog(database)) {
            try await database.read { try Self.columns(in: $0) }
        }
    }

    private init(
        _ database: some StoreDatabase, log: any ConversationLog, written: @escaping @Sendable () async throws -> [Data]
    ) throws {
        installation = SQLInstallationStore(database)
        members = SQLMemberStore(database)
        membership = SQLMembershipStore(database)
        invitations = SQLInvitationStore(database)
        signIns = SQLSignInStore(database)
        standby = SQLStandbyStore(database)
        audit = SQLAuditTrail(database)
        ledger = SQLReleaseLedger(database)
        counts = SQLCaseCounts(database, book: try CodeBook.current())
        proposals = SQLProposalStore(database)
        resealing = SQLResealingStore(database)
        savedTexts = SQLSavedTextStore(database)
        followUps = SQLFollowUpStore(database)
        conversations = SQLConversationStore(database)
        queue = SQLWaitingQueue(database)
        handovers = SQLHandoverStore(database)
        shift = SQLShiftStore(database)
        staff = SQLStaffContentStore(database)
        self.log = log
        keys = try #require(ServerKeys(fileContent: .random(32)))
        self.written = written
    }

    private static func columns(in db: PostgresConnection) throws -> [Data] {
        let tables = try db.rows("SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'")
        let columns = try db.rows(
            "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns WHERE table_schema = 'public'"
        )
        return try tables.flatMap { table -> [Data] in
            let name = try table.text("name")
            let own = try columns.filter { try $0.text("t") == name }.map { try $0.text("c") }
            return try db.rows("SELECT * FROM \"\(name)\"").flatMap { row in
                try own.compactMap { column in
                    switch try row.value(column) {
                    case .bytes(let bytes): bytes
                    case .text(let text): Data(text.utf8)
                    case .int, .null: nil
                    }
                }
            }
        }
    }

    func entry(_ action: AuditEntry.Action, by member: MemberID) -> AuditEntry {
        AuditEntry(action, by: .member(member), at: clock.now())
    }

    func audited() async throws -> [String] {
        try await audit.entries(after: 0, limit: 100).map {
            String(decoding: $0.action.value ?? .init(), as: UTF8.self)
        }
    }

    /// Dina founds the installation.
    func founds(_ dina: Colleague) async throws {
        try await installation.offerSetUp(setUp, until: clock.now() + .hours(1))
        try await found(try dina.founding(keys))
    }

    func found(_ founding: Founding) async throws {
        try await installation.found(
            founding, with: setUp, at: clock.now(), recording: entry(.installed, by: founding.founder.id))
    }

    /// Dina invites; the token is the colleague's.
    @discardableResult
    func invites(_ colleague: Colleague, by dina: Colleague) async throws -> KeptInvitation {
        let invitation = try #require(
            KeptInvitation(
                id: colleague.invitation, role: colleague.role, invitedBy: dina.id, token: colleague.token,
                sealedSecret: .random(KeptInvitation.sealedSecretSize),
                expires: clock.now() + KeptInvitation.term))
        try await invitations.keep(invitation, recording: entry(.invited, by: dina.id))
        return invitation
    }

    func enrols(_ colleague: Colleague, name: String? = nil) async throws {
        try await invitations.enrol(
            try colleague.newMember(keys, name: name), try colleague.enrolment(), invitation: colleague.invitation,
            token: colleague.token, at: clock.now(), recording: entry(.enrolled, by: colleague.id))
    }

    func admits(_ colleague: Colleague, by dina: Colleague) async throws {
        let list = try StoredList(try await membership.statements())
        try await membership.admit(
            try dina.admission(of: colleague, after: list), recording: entry(.admitted, by: dina.id))
    }

    func signsIn(_ colleague: Colleague, token: SecretDigest, step: Int64) async throws {
        try await signIns.begin(
            token, for: colleague.id, codeStep: step, at: clock.now(), recording: entry(.signedIn, by: colleague.id))
    }
}
