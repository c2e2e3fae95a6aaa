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
    public let lastSequence: Int64
    public let lastEpoch: Int
    /// Hour in which the return code ends, when there is one.
    public let returnCodeExpires: Timestamp?

    public init(
        id: ConversationID, state: State, language: Language, topic: Topic?, danger: Bool, queueNumber: Int,
        waitingSince: Timestamp, claimedBy: MemberID?, lastSequence: Int64, lastEpoch: Int,
        returnCodeExpires: Timestamp?
    ) {
        self.id = id
        self.state = state
        self.language = language
        self.topic = topic
        self.danger = danger
        self.queueNumber = queueNumber
        self.waitingSince = waitingSince
        self.claimedBy = claimedBy
        self.lastSequence = lastSequence
        self.lastEpoch = lastEpoch
        self.returnCodeExpires = returnCodeExpires
    }

    /// Whether this participant may add a message now: both while it is active, the visitor also while she waits.
    public func accepts(_ participant: Sender.Participant) -> Bool {
        switch (state, participant) {
        case (.waiting, .visitor), (.active, .visitor): true
        case (.active, .counsellor(let member)): claimedBy == member
        default: false
        }
    }
}
