public import HelplineCore

/// A conversation that its professional asks a colleague to take over. Until the colleague accepts it stays his: nobody
/// is left between two.
public struct Handover: Equatable, Sendable {
    /// After this an offer that nobody answered is as if it never was.
    public static let term = Duration.minutes(2)

    public let conversation: ConversationID
    public let giver: MemberID
    public let receiver: MemberID
    public let until: Timestamp

    public init(conversation: ConversationID, giver: MemberID, receiver: MemberID, until: Timestamp) {
        self.conversation = conversation
        self.giver = giver
        self.receiver = receiver
        self.until = until
    }
}
