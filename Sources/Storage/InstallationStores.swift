public import Accounts
public import Cases
public import Chat
public import HelplineCore
public import Referral
public import Reporting
import PostgresStore
import SQLiteStore
import StoreSupport

/// All stores over one database. Who uses them does not know which database it is.
public struct InstallationStores: Sendable {
    public let installations: any InstallationStore
    public let members: any MemberStore
    public let memberships: any MembershipStore
    public let invitations: any InvitationStore
    public let signIns: any SignInStore
    public let standby: any StandbyStore
    public let conversations: any ConversationStore
    public let log: any ConversationLog
    public let queue: any WaitingQueue
    public let shift: any ShiftStore
    public let handovers: any HandoverStore
    public let guests: any GuestStore
    public let letters: any LetterStore
    public let passings: any PassingStore
    public let blocks: any BlockStore
    public let sessions: any VisitorSessions
    public let staffContent: any StaffContentStore
    public let notes: any NoteStore
    public let alarms: any AlarmStore
    public let savedTexts: any SavedTextStore
    public let followUps: any FollowUpStore
    public let partners: any PartnerDirectory
    public let service: any ServiceStateStore
    public let resealing: any ResealingStore
    public let figures: any ServiceFigures
    public let survey: any SurveyBox
    public let cases: any CaseStore
    public let caseImports: any CaseImportStore
    public let caseExports: any CaseExportStore
    public let caseCounts: any CaseCounts
    public let ledger: any ReleaseLedger
    public let proposals: any ProposalStore
    public let audit: any AuditTrail
    public let limits: any LimitCounts

    /// - Parameter book: the code book that cases are checked with.
    public init(_ database: OpenDatabase, book: CodeBook) {
        switch database {
        case .sqlite(let database):
            self.init(
                database, book, log: SQLiteConversationLog(database),
                caseImports: SQLiteCaseImportStore(database, codeBook: book.version),
                limits: SQLiteLimitCounts(database))
        case .postgres(let database):
            self.init(
                database, book, log: PostgresConversationLog(database),
                caseImports: PostgresCaseImportStore(database, codeBook: book.version),
                limits: PostgresLimitCounts(database))
        }
    }

    /// Those that are said once for both databases, and those of this one.
    private init(
        _ database: some StoreDatabase, _ book: CodeBook, log: any ConversationLog, caseImports: any CaseImportStore,
        limits: any LimitCounts
    ) {
        self.log = log
        members = SQLMemberStore(database)
        memberships = SQLMembershipStore(database)
        conversations = SQLConversationStore(database)
        queue = SQLWaitingQueue(database)
        shift = SQLShiftStore(database)
        self.caseImports = caseImports
        self.limits = limits
        installations = SQLInstallationStore(database)
        signIns = SQLSignInStore(database)
        sessions = SQLVisitorSessions(database)
        invitations = SQLInvitationStore(database)
        standby = SQLStandbyStore(database)
        handovers = SQLHandoverStore(database)
        guests = SQLGuestStore(database)
        letters = SQLLetterStore(database)
        passings = SQLPassingStore(database)
        blocks = SQLBlockStore(database)
        staffContent = SQLStaffContentStore(database)
        notes = SQLNoteStore(database)
        alarms = SQLAlarmStore(database)
        savedTexts = SQLSavedTextStore(database)
        followUps = SQLFollowUpStore(database)
        partners = SQLPartnerDirectory(database)
        service = SQLServiceStateStore(database)
        resealing = SQLResealingStore(database)
        figures = SQLServiceFigures(database)
        survey = SQLServiceFigures(database)
        cases = SQLCaseStore(database, codeBook: book.version)
        caseExports = SQLCaseExports(database)
        caseCounts = SQLCaseCounts(database, book: book)
        ledger = SQLReleaseLedger(database)
        proposals = SQLProposalStore(database)
        audit = SQLAuditTrail(database)
    }
}
