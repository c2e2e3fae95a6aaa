public import HelplineCore

/// How long things are kept; what the page promises.
public struct RetentionTerms: Equatable, Sendable {
    /// A conversation after its last message.
    public let conversation: Duration
    /// A session after its last sign of life.
    public let session: Duration
    /// A waiting or active conversation after the last sign of life of a visitor who has no session any more.
    public let silence: Duration

    /// `nil` unless all are positive and a conversation outlives a session.
    public init?(conversation: Duration = .days(30), session: Duration = .minutes(15), silence: Duration = .minutes(15))
    {
        guard session > .zero, silence > .zero, conversation > session else { return nil }
        self.conversation = conversation
        self.session = session
        self.silence = silence
    }
}

/// One round of the retention job: what has passed its term goes. Whoever calls it announces what it reports.
public struct RetentionRun: Sendable {
    public struct Summary: Equatable, Sendable {
        public var sessionsDeleted = 0
        /// Ended as `silence`; their streams are to be woken.
        public var ended: [ConversationID] = []
        /// In danger and silent: who leads the shift is called.
        public var alarmed: [ConversationID] = []
        /// Erased; their streams are to be told.
        public var erased: [ConversationID] = []

        public init() {}
    }

    /// At most this many conversations are ended, and as many erased, in one round.
    public static let batch = 100
    /// So many are erased in one transaction, so that messages get their turn.
    static let erasedAtOnce = 10

    private let conversations: any ConversationStore
    private let sessions: any VisitorSessions
    private let alarms: any AlarmStore
    private let clock: any WallClock
    private let terms: RetentionTerms

    public init(
        conversations: any ConversationStore, sessions: any VisitorSessions, alarms: any AlarmStore,
        clock: any WallClock, terms: RetentionTerms
    ) {
        self.conversations = conversations
        self.sessions = sessions
        self.alarms = alarms
        self.clock = clock
        self.terms = terms
    }

    /// Deletes sessions, ends abandoned conversations or calls for who is in danger, erases expired ones. Everything that was done before a failure
    /// stays done; the next round goes on.
    public func once() async throws(StoreFailure) -> Summary {
        let now = clock.now()
        var summary = Summary()
        summary.sessionsDeleted = try await sessions.deleteSessions(lastSeenBefore: now - terms.session)
        summary.ended = try await conversations.endAbandoned(
            lastSeenBefore: now - terms.silence, limit: Self.batch, at: now)
        summary.alarmed = try await alarms.raiseSilent(
            lastSeenBefore: now - terms.silence, limit: Self.batch, at: now)
        while summary.erased.count < Self.batch {
            let erased = try await conversations.eraseExpired(
                lastEntryBefore: now - terms.conversation, limit: Self.erasedAtOnce, at: now)
            summary.erased += erased
            guard erased.count == Self.erasedAtOnce else { break }
        }
        return summary
    }
}
