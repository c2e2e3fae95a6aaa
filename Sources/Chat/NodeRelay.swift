public import HelplineCore

/// Tells the other nodes of an installation what happened at this one. One node alone has none.
///
/// A hint, never content: whoever hears it reads the log. What is lost on the way is made good by `.everything` once
/// the others can be heard again. `tell` never waits.
public protocol NodeRelay: Sendable {
    func tell(_ news: NodeNews)
}

/// What a node tells the others.
public enum NodeNews: Hashable, Sendable {
    case announced(ConversationHub.Topic)
    /// Sessions of this conversation were ended.
    case revoked(ConversationID)
    case present(PresenceNews)
    /// How many streams a professional has at that node; 0 when the last has ended.
    case onShift(MemberID, streams: Int)
    /// Who asks for a colleague to talk with.
    case buddy(BuddyCall)
    /// Anything may have happened, since nobody was heard for a while.
    case everything
}

/// One participant in one conversation, as one node sees it now.
public struct PresenceNews: Hashable, Sendable {
    public let conversation: ConversationID
    public let participant: Sender.Participant
    /// Open streams at that node; 0 when the last has ended.
    public let streams: Int
    public let isTyping: Bool

    public init(_ participant: Sender.Participant, in conversation: ConversationID, streams: Int, isTyping: Bool) {
        self.participant = participant
        self.conversation = conversation
        self.streams = streams
        self.isTyping = isTyping
    }
}
