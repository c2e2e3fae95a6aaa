/// The order to erase one conversation. The list of orders outlives the conversation, so that a restored backup erases
/// again.
public struct ErasureOrder: Equatable, Sendable {
    public enum Reason: String, Sendable { case visitor, retention }
    public let conversation: ConversationID
    public let reason: Reason
    public let at: Timestamp

    public init(_ conversation: ConversationID, reason: Reason, at: Timestamp) {
        self.conversation = conversation
        self.reason = reason
        self.at = at
    }
}
