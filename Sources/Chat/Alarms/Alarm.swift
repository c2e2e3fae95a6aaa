public import HelplineCore

/// A call for whoever leads the shift, about one conversation. It sounds until somebody has taken it by name.
public struct Alarm: Equatable, Sendable {
    public enum Reason: String, Sendable, CaseIterable {
        /// A professional called.
        case called
        /// A visitor in danger is gone without a word.
        case silence
    }

    public let conversation: ConversationID
    /// The queue's number for it.
    public let number: Int
    public let reason: Reason
    /// Who called; `nil` for the server itself.
    public let raisedBy: MemberID?
    public let at: Timestamp
    public let takenBy: MemberID?

    public init(
        conversation: ConversationID, number: Int, reason: Reason, raisedBy: MemberID?, at: Timestamp,
        takenBy: MemberID?
    ) {
        self.conversation = conversation
        self.number = number
        self.reason = reason
        self.raisedBy = raisedBy
        self.at = at
        self.takenBy = takenBy
    }
}
