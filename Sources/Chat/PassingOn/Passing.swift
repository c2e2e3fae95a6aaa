public import HelplineCore

/// What a `PassingID` identifies.
public enum PassingThing: Sendable {}
/// Of one proposal: what is proposed again is another one.
public typealias PassingID = Identifier<PassingThing>

/// Something of one conversation that is passed on to somebody outside without her yes, as the server knows it: on which ground, whether
/// she was told, and how far it is. What is passed on, to whom and why is sealed for the team. The server sends it to nobody.
public struct Passing: Equatable, Sendable {
    /// On which ground a duty of confidence gives way.
    public enum Ground: String, Sendable, CaseIterable {
        /// The reporting code for domestic violence and child abuse.
        case meldcode
        case acuteDanger = "acute-danger"
        case conflictOfDuties = "conflict-of-duties"
    }

    /// Whether she knows.
    public enum Told: String, Sendable, CaseIterable {
        /// Before it was proposed.
        case told
        /// Only after it was proposed.
        case toldAfter = "told-after"
        case notTold = "not-told"
    }

    /// How far it is; `declined`, `withdrawn` and `done` are the end.
    public enum Step: Equatable, Sendable {
        /// Another professional is asked to read it.
        case proposed
        /// He read what would be shared, and agrees.
        case agreed(by: MemberID)
        case declined(by: MemberID)
        case withdrawn
        /// It was passed on, in this way and no other.
        case done(by: MemberID, at: Timestamp)
    }

    public let id: PassingID
    public let conversation: ConversationID
    public let proposedBy: MemberID
    public let ground: Ground
    public let told: Told
    /// When it was proposed.
    public let at: Timestamp
    public let step: Step
    /// The second professional, once there is one; a step after his keeps him.
    public let judgedBy: MemberID?

    public init(
        id: PassingID, conversation: ConversationID, proposedBy: MemberID, ground: Ground, told: Told, at: Timestamp,
        step: Step, judgedBy: MemberID? = nil
    ) {
        self.id = id
        self.conversation = conversation
        self.proposedBy = proposedBy
        self.ground = ground
        self.told = told
        self.at = at
        self.step = step
        self.judgedBy = judgedBy
    }

    /// While there is such a one nothing else can be proposed in its conversation.
    public var isUnderWay: Bool {
        switch step {
        case .proposed, .agreed: true
        case .declined, .withdrawn, .done: false
        }
    }

    /// Whether this professional may read what is sealed: who proposed it, and, while it waits for a second professional, every other.
    public func mayBeRead(by member: MemberID) -> Bool { member == proposedBy || step == .proposed }
}
