public import HelplineCore

/// One entry of a conversation's log. What visitor and team both see; staff-only content is never here.
public struct ConversationEntry: Equatable, Sendable {
    public enum Content: Equatable, Sendable {
        case message(id: MessageID, epoch: Int, sender: Sender, envelope: SealedEnvelope)
        case epoch(Epoch)
        /// A professional came into the conversation: claimed it, took it over, or joined who has it; the name is the one visitors see.
        case joined(MemberID, displayName: String)
        case left(MemberID, displayName: String, why: Leaving)
        /// The visitor opened the conversation again with her return code.
        case returned
        /// A return code was made.
        case codeMade
        /// The conversation waits in the queue (again).
        case requeued
        /// Her message waited too long for an answer: she was told so, and the shift lead sees it.
        case unanswered
        case ended(by: EndedBy)
        /// The professional has registered and closed.
        case closed
    }
    public enum EndedBy: String, Sendable, CaseIterable { case visitor, team, silence }
    /// Why a professional is no longer in it; visitors are told each in other words.
    public enum Leaving: String, Sendable, CaseIterable {
        /// He has no more to do with it.
        case stopped
        /// His connection was gone for too long; she waits for a colleague.
        case connection
        /// He gave it back to the queue.
        case queue
        /// The one whose `joined` comes next took it over.
        case handover
    }

    /// From 1, without gaps, assigned by the store in the order of commit.
    public let sequence: Int64
    /// Coarsened to the hour once the conversation is closed.
    public let at: Timestamp
    public let content: Content

    public init(sequence: Int64, at: Timestamp, content: Content) {
        self.sequence = sequence
        self.at = at
        self.content = content
    }
}
