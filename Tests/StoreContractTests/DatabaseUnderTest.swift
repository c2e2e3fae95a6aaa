import Chat
import Foundation
import HelplineCore
import PostgresStore
import Referral
import SQLiteStore
import StoreSupport
import TestSupport

/// The databases every contract test runs against. A new one adds a case here, and no test changes.
enum DatabaseUnderTest: CaseIterable, Sendable {
    case sqlite, postgres

    /// Runs `story` with the chat's stores on an empty database; `teamEpoch` is the one in force, `nil` before the
    /// set-up.
    func run(teamEpoch: Int? = 1, _ story: (ChatStores) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            let store = try StoreUnderTest.temporary()
            let database = store.database
            if let teamEpoch { try await database.write { try TeamEpoch.set(teamEpoch, in: $0) } }
            try await story(ChatStores(database))
            try await database.close()
        case .postgres:
            let store = try PostgresUnderTest.temporary()
            if let teamEpoch { try await store.database.write { try TeamEpoch.set(teamEpoch, in: $0) } }
            try await story(ChatStores(store.database))
            await store.database.close()
        }
    }
}

/// All contracts of the chat on one database, and a clock.
struct ChatStores: Sendable {
    let log: any ConversationLog
    let conversations: any ConversationStore
    let queue: any WaitingQueue
    let shift: any ShiftStore
    let handovers: any HandoverStore
    let guests: any GuestStore
    let letters: any LetterStore
    let passings: any PassingStore
    let resealing: any ResealingStore
    let blocks: any BlockStore
    let sessions: any VisitorSessions
    let staff: any StaffContentStore
    let notes: any NoteStore
    let alarms: any AlarmStore
    let savedTexts: any SavedTextStore
    let followUps: any FollowUpStore
    let partners: any PartnerDirectory
    let service: any ServiceStateStore
    let figures: any ServiceFigures & SurveyBox
    let audit: any AuditTrail
    let clock = SettableClock()

    init(_ database: SQLiteDatabase) { self.init(database, log: SQLiteConversationLog(database)) }

    init(_ database: PostgresDatabase) { self.init(database, log: PostgresConversationLog(database)) }

    private init(_ database: some StoreDatabase, log: any ConversationLog) {
        self.log = log
        conversations = SQLConversationStore(database)
        queue = SQLWaitingQueue(database)
        shift = SQLShiftStore(database)
        handovers = SQLHandoverStore(database)
        guests = SQLGuestStore(database)
        letters = SQLLetterStore(database)
        passings = SQLPassingStore(database)
        resealing = SQLResealingStore(database)
        blocks = SQLBlockStore(database)
        sessions = SQLVisitorSessions(database)
        staff = SQLStaffContentStore(database)
        notes = SQLNoteStore(database)
        alarms = SQLAlarmStore(database)
        savedTexts = SQLSavedTextStore(database)
        followUps = SQLFollowUpStore(database)
        partners = SQLPartnerDirectory(database)
        service = SQLServiceStateStore(database)
        figures = SQLServiceFigures(database)
        audit = SQLAuditTrail(database)
    }

    /// The clock, a second on at every call, so that no two events share a time.
    func now() -> Timestamp {
        clock.advance(by: .seconds(1))
        return clock.now()
    }
}

extension ChatStores {
    /// `visitor` comes into the queue.
    @discardableResult
    func opens(_ visitor: Visitor, danger: Bool = false) async throws -> Conversation {
        try await conversations.open(visitor.opening(danger: danger), queueCap: 1000, at: now())
    }

    /// `professional` takes her from the queue.
    @discardableResult
    func claims(_ visitor: Visitor, _ professional: Professional, atMost: Int = 1000) async throws -> Conversation {
        let at = now()
        return try await queue.claim(
            visitor.conversation, by: professional, atMost: atMost, at: at,
            recording: professional.audited(.claimed, visitor, at: at))
    }

    @discardableResult
    func closes(_ visitor: Visitor, _ professional: Professional) async throws -> Conversation {
        let at = now()
        return try await conversations.close(
            visitor.conversation, by: professional.id, at: at, recording: professional.audited(.closed, visitor, at: at)
        )
    }

    func erases(_ visitor: Visitor) async throws {
        let at = now()
        try await conversations.erase(
            ErasureOrder(visitor.conversation, reason: .visitor, at: at), by: visitor.authority,
            recording: AuditEntry(.erased, by: .visitor, conversation: visitor.conversation, at: at))
    }

    func entries(_ visitor: Visitor) async throws -> [ConversationEntry] {
        try await log.entries(of: visitor.conversation, after: 0, limit: 500)
    }

    /// The actions in the audit trail, in order.
    func auditedActions() async throws -> [String] {
        try await audit.entries(after: 0, limit: 500).map {
            String(decoding: $0.action.value ?? .init(), as: UTF8.self)
        }
    }
}
