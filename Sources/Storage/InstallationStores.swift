public import Accounts
public import Cases
public import Chat
public import HelplineCore
public import Reporting
import PostgresStore
import SQLiteStore

/// All stores over one database. Who uses them does not know which database it is.
public struct InstallationStores: Sendable {
    public let installations: any InstallationStore
    public let members: any MemberStore
    public let memberships: any MembershipStore
    public let invitations: any InvitationStore
    public let signIns: any SignInStore
    public let conversations: any ConversationStore
    public let log: any ConversationLog
    public let queue: any WaitingQueue
    public let sessions: any VisitorSessions
    public let staffContent: any StaffContentStore
    public let service: any ServiceStateStore
    public let cases: any CaseStore
    public let caseImports: any CaseImportStore
    public let caseCounts: any CaseCounts
    public let audit: any AuditTrail

    /// - Parameter book: the code book that cases are checked with.
    public init(_ database: OpenDatabase, book: CodeBook) {
        switch database {
        case .sqlite(let database): self.init(database, book)
        case .postgres(let database): self.init(database, book)
        }
    }

    private init(_ database: SQLiteDatabase, _ book: CodeBook) {
        installations = SQLiteInstallationStore(database)
        members = SQLiteMemberStore(database)
        memberships = SQLiteMembershipStore(database)
        invitations = SQLiteInvitationStore(database)
        signIns = SQLiteSignInStore(database)
        conversations = SQLiteConversationStore(database)
        log = SQLiteConversationLog(database)
        queue = SQLiteWaitingQueue(database)
        sessions = SQLiteVisitorSessions(database)
        staffContent = SQLiteStaffContentStore(database)
        service = SQLiteServiceStateStore(database)
        cases = SQLiteCaseStore(database, codeBook: book.version)
        caseImports = SQLiteCaseImportStore(database, codeBook: book.version)
        caseCounts = SQLiteCaseCounts(database, book: book)
        audit = SQLiteAuditTrail(database)
    }

    private init(_ database: PostgresDatabase, _ book: CodeBook) {
        installations = PostgresInstallationStore(database)
        members = PostgresMemberStore(database)
        memberships = PostgresMembershipStore(database)
        invitations = PostgresInvitationStore(database)
        signIns = PostgresSignInStore(database)
        conversations = PostgresConversationStore(database)
        log = PostgresConversationLog(database)
        queue = PostgresWaitingQueue(database)
        sessions = PostgresVisitorSessions(database)
        staffContent = PostgresStaffContentStore(database)
        service = PostgresServiceStateStore(database)
        cases = PostgresCaseStore(database, codeBook: book.version)
        caseImports = PostgresCaseImportStore(database, codeBook: book.version)
        caseCounts = PostgresCaseCounts(database, book: book)
        audit = PostgresAuditTrail(database)
    }
}
