public import HelplineCore

/// How long a visitor may be without the professional who has her, or without an answer.
public struct ShiftTerms: Equatable, Sendable {
    /// A professional without any open connection keeps a conversation for so long.
    public let absence: Duration
    /// After this long without an answer she is told, and the shift lead sees it.
    public let answer: Duration

    /// `nil` unless the absence outlasts what another node may be silent, and the answer's term is positive.
    public init?(absence: Duration = .seconds(90), answer: Duration = .minutes(5)) {
        guard absence > RemotePresence.lasts, answer > .zero else { return nil }
        self.absence = absence
        self.answer = answer
    }
}

/// One round of looking after all who are talking: nobody is left alone without being told. Whoever calls it announces
/// what it reports.
public struct ShiftRun: Sendable {
    public struct Summary: Equatable, Sendable {
        /// Back in the queue, with who had them.
        public var givenBack: [ConversationID: MemberID] = [:]
        /// Shift leads who had joined them and whose connection is gone.
        public var left: [ConversationID: MemberID] = [:]
        /// Offers that nobody answered in time.
        public var expired: [Handover] = []
        /// Told that their answer takes long.
        public var unanswered: [ConversationID] = []

        public init() {}
    }

    private let shift: any ShiftStore
    private let handovers: any HandoverStore
    private let roster: ShiftRoster
    private let clock: any WallClock
    private let terms: ShiftTerms

    public init(
        shift: any ShiftStore, handovers: any HandoverStore, roster: ShiftRoster, clock: any WallClock,
        terms: ShiftTerms
    ) {
        self.shift = shift
        self.handovers = handovers
        self.roster = roster
        self.clock = clock
        self.terms = terms
    }

    public func once() async throws(StoreFailure) -> Summary {
        let now = clock.now()
        var summary = Summary()
        for conversation in try await shift.active() {
            if let lead = conversation.joinedBy, await roster.isGone(lead, for: terms.absence) {
                let entry = AuditEntry(.left, by: .system, conversation: conversation.id, at: now)
                let gone = try await handovers.leave(
                    conversation.id, by: lead, why: .connection, at: now, recording: entry)
                if gone { summary.left[conversation.id] = lead }
            }
            guard let member = conversation.claimedBy, await roster.isGone(member, for: terms.absence) else { continue }
            let entry = AuditEntry(.givenBack, by: .system, conversation: conversation.id, at: now)
            if try await shift.giveBack(conversation.id, heldBy: member, why: .connection, at: now, recording: entry) {
                summary.givenBack[conversation.id] = member
            }
        }
        summary.expired = try await handovers.dropExpired(at: now)
        summary.unanswered = try await shift.noteUnanswered(since: now - terms.answer, at: now)
        return summary
    }
}
