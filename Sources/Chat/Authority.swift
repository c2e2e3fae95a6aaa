public import HelplineCore

/// On whose word a conversation is changed.
///
/// The store asks it in the transaction of the change itself: a tab that was shut out, or a professional who no longer has
/// the conversation, cannot finish what began before. Asking at the door only would leave that gap.
public enum Authority: Equatable, Sendable {
    /// A tab of the visitor: its session has to open the conversation now.
    case visitor(SecretDigest)
    /// A professional: it has to be claimed by this member and not closed yet.
    case member(MemberID)
    /// A professional who talks in it: he has it, or leads the shift and joined who has it. Only to add messages; whatever else is
    /// changed is the word of who has it.
    case talking(MemberID)
    /// A guest's page: he has to be in it now, and the session his. Only to add messages.
    case guest(GuestID, SecretDigest)
    /// The server itself, by a rule that was asked elsewhere.
    case system

    /// Whose messages may be added on this word; `nil` where none may.
    public var participant: Sender.Participant? {
        switch self {
        case .visitor: .visitor
        case .talking(let id): .counsellor(id)
        case .guest(let id, _): .guest(id)
        case .member, .system: nil
        }
    }

    /// What the log says of a sitting that ends on this word.
    public var endedBy: ConversationEntry.EndedBy {
        switch self {
        case .visitor: .visitor
        case .member, .talking, .guest: .team
        case .system: .silence
        }
    }
}
