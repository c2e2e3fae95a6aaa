public import HelplineCore

/// Somebody from outside on his way into one conversation, in it, or out of it again, as the server knows him: his role and how far he
/// is. His name, organisation, unit and telephone number are sealed for the team and told to her in a sealed message.
public struct Guest: Equatable, Sendable {
    /// How far he is; from `proposed` each step has one before it, and three are the end.
    public enum Step: Equatable, Sendable {
        /// She is asked.
        case proposed(until: Timestamp)
        /// She said yes.
        case agreed
        /// Another professional called him back and heard that it is he; with a child he agrees thereby that he comes in.
        case confirmed(by: MemberID)
        /// His link is made. `triesLeft` of the spoken code.
        case invited(until: Timestamp, triesLeft: Int)
        /// His page posted a key; the inviting browser looks whether it came with the code. The link is used.
        case knocking(until: Timestamp, triesLeft: Int)
        case present
        case refused
        case left(Leaving)
        case expired(Expiry)
    }

    /// On whose word he left.
    public enum Leaving: String, Sendable, CaseIterable {
        case visitor, team, himself = "guest", connection, ended
    }

    /// Why he never came in.
    public enum Expiry: String, Sendable, CaseIterable {
        case noAnswer = "no-answer"
        case link
        case tries
        case withdrawn
        case ended
    }

    /// His name in an epoch's audience is `guest:` and this.
    public let id: GuestID
    public let conversation: ConversationID
    public let role: GuestRole
    public let invitedBy: MemberID
    /// What she said of her age.
    public let age: AgeClass
    /// His number is not one of the partner directory: only who coordinates the team may confirm him.
    public let isOutside: Bool
    /// When she was asked.
    public let at: Timestamp
    public let step: Step
    /// The sequence of the epoch that let him in: nothing before it is his to read.
    public let since: Int64?

    public init(
        id: GuestID, conversation: ConversationID, role: GuestRole, invitedBy: MemberID, age: AgeClass, isOutside: Bool,
        at: Timestamp, step: Step, since: Int64? = nil
    ) {
        self.id = id
        self.conversation = conversation
        self.role = role
        self.invitedBy = invitedBy
        self.age = age
        self.isOutside = isOutside
        self.at = at
        self.step = step
        self.since = since
    }

    /// As an epoch names him.
    public var reader: String { id.reader }

    /// Whether he is neither out nor refused: of such there are at most `GuestTerms.most` in a conversation.
    public var isUnderWay: Bool {
        switch step {
        case .proposed, .agreed, .confirmed, .invited, .knocking, .present: true
        case .refused, .left, .expired: false
        }
    }
}
