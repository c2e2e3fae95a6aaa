public import HelplineCore

extension Authority {
    /// What is counted when waiting ends on this word and nobody has come.
    public func endsWaiting(of conversation: Conversation, at: Timestamp) -> ServiceEvent {
        switch self {
        case .visitor, .member, .talking, .guest: .left(after: at - conversation.waitingSince)
        case .system: .fellSilent
        }
    }
}

extension ConversationOpening {
    /// What is counted when it is accepted.
    public var event: ServiceEvent { leavesMessage ? .leftMessage(language) : .arrived(language) }
}
