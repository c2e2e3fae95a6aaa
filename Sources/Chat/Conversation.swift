public import HelplineCore

/// A conversation as the server knows it: its state and who is in it, none of its words.
public struct Conversation: Equatable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// In the queue.
        case waiting
        /// A professional has claimed it.
        case active
        /// The sitting is over; a professional still has to close it.
        case ended
        /// Nothing more to do; kept until its term, may be resumed with the return code.
        case closed
    }
    /// What the visitor said it is about, if she chose to: topics of the code book that a visitor may pick.
    public enum Topic: String, Sendable, Codable, CaseIterable {
        case th, domestic, child, sexual, online, honour, stalking, mental, other
    }

    /// For whom the visitor asks, if she said so.
    public enum ForWhom: String, Sendable, Codable, CaseIterable {
        case oneself = "self"
        case other
        /// A professional about his work: asks for advice and waits behind those it happens to.
        case work
    }

    public let id: ConversationID
    public let state: State
    public let language: Language
    public let topic: Topic?
    public let danger: Bool
    /// A number for the queue until the claiming browser draws a nickname: counts up per day (UTC) from 1, says nothing
    /// about her; 0 once closed.
    public let queueNumber: Int
    /// When it came into the queue last.
    public let waitingSince: Timestamp
    public let claimedBy: MemberID?
    /// Who leads the shift and came in beside who has it: until he leaves, is suspended or long gone, takes it over, or the sitting
    /// ends. `nil` unless it is active.
    public let joinedBy: MemberID?
    /// The guests who are in it, at most `GuestTerms.most`; empty unless it is active.
    public let guests: [GuestID]
    public let lastSequence: Int64
    /// The last number that was given to an epoch, or used up by a guest who went without one (docs/protocol.md, "A guest").
    public let lastEpoch: Int
    /// Hour in which the return code ends, when there is one.
    public let returnCodeExpires: Timestamp?
    /// When she left a message to be answered later; `nil` for who waits in the line or talks. While it waits it is unread.
    public let leftAt: Timestamp?
    public let forWhom: ForWhom?
    /// The entrance she came by; `nil` for the organisation's own.
    public let door: DoorName?
    /// She said herself that nothing of it may be counted; for as long as the conversation is.
    public let hasObjected: Bool

    public init(
        id: ConversationID, state: State, language: Language, topic: Topic?, danger: Bool, queueNumber: Int,
        waitingSince: Timestamp, claimedBy: MemberID?, lastSequence: Int64, lastEpoch: Int,
        returnCodeExpires: Timestamp?, leftAt: Timestamp? = nil, forWhom: ForWhom? = nil, door: DoorName? = nil,
        hasObjected: Bool = false, joinedBy: MemberID? = nil, guests: [GuestID] = []
    ) {
        self.id = id
        self.state = state
        self.language = language
        self.topic = topic
        self.danger = danger
        self.queueNumber = queueNumber
        self.waitingSince = waitingSince
        self.claimedBy = claimedBy
        self.joinedBy = joinedBy
        self.guests = guests
        self.lastSequence = lastSequence
        self.lastEpoch = lastEpoch
        self.returnCodeExpires = returnCodeExpires
        self.leftAt = leftAt
        self.forWhom = forWhom
        self.door = door
        self.hasObjected = hasObjected
    }

    /// Whether it is a message that nobody has read yet.
    public var isUnreadMessage: Bool { leftAt != nil && state == .waiting }

    /// Whether she stands in the line.
    public var isInLine: Bool { leftAt == nil && state == .waiting }

    /// Whether it is before this professional: he claimed it and has not yet closed it.
    public func isHeld(by member: MemberID) -> Bool {
        claimedBy == member && (state == .active || state == .ended)
    }

    /// Whether this professional talks in it: he has it, or joined who has it.
    public func includes(_ member: MemberID) -> Bool { isHeld(by: member) || joinedBy == member }

    /// Whether there is a sitting to end: she waits, or they talk. A message that was left is answered, whoever is away.
    public var hasSitting: Bool { leftAt == nil && (state == .waiting || state == .active) }

    /// Whether this participant may add a message now.
    public func accepts(_ participant: Sender.Participant) -> Bool {
        if case .guest(let guest) = participant { return state == .active && guests.contains(guest) }
        return state.accepts(participant, from: [claimedBy, joinedBy])
    }
}

extension Conversation.State {
    /// Whether this participant may add a message: she while she waits or it is active, and while it is active whoever of these
    /// professionals it is.
    package func accepts(_ participant: Sender.Participant, from professionals: [MemberID?]) -> Bool {
        switch (self, participant) {
        case (.waiting, .visitor), (.active, .visitor): true
        case (.active, .counsellor(let member)): professionals.contains(member)
        default: false
        }
    }
}
