public import HelplineCore

/// The conversations that wait for a professional: those in danger first, then who waits longest; professionals who ask for
/// advice come after those it happens to. Messages that were left wait too, to be read, but stand in nobody's way.
public protocol WaitingQueue: Sendable {
    /// All that wait, in the order in which they should be claimed.
    func waiting() async throws(StoreFailure) -> [Conversation]

    /// How many stand in the line before this one; `nil` when it does not.
    func ahead(of id: ConversationID) async throws(StoreFailure) -> Int?

    /// One winner: from `waiting` to `active`, entry `joined`, audit entry, in one transaction. Claiming what one has
    /// already returns it. `.conflict(.taken)` when another has it, `.conflict(.limitReached)` when the member has as many
    /// active as his `Capacity` says, or `atMost` where none was set; messages that were left count neither way.
    /// `.notFound` for who is suspended or removed, or whose role no longer talks with visitors, in the same transaction.
    /// `.conflict(.messagesFirst)` while a message is unread that was left before the chat was opened last; danger waits for no
    /// message.
    func claim(_ id: ConversationID, by member: Professional, atMost: Int, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Conversation

    /// What the member has claimed and not yet closed, oldest first; then what he joined.
    func conversations(of member: MemberID) async throws(StoreFailure) -> [Conversation]

    /// A returned visitor asks to talk again: from `ended` or `closed`, or from an unread message, into the line, entry `requeued`;
    /// in any other state unchanged. `.conflict(.blocked)` while a block stands; `.notFound` unless `token` opens the conversation in the same transaction: nobody waits who has left.
    func rejoin(_ id: ConversationID, by token: SecretDigest, queueCap: Int, at: Timestamp) async throws(StoreFailure)
        -> Conversation

    /// She leaves what she has written as a message: from the line, from `ended` or from `closed` to `waiting` with `leftAt`. A
    /// message that is left already is unchanged, as is a conversation that is `active`. `.conflict(.queueFull)` when `cap`
    /// messages are unread; `.conflict(.blocked)` and `.notFound` as for `rejoin`.
    func leaveMessage(_ id: ConversationID, by token: SecretDigest, cap: Int, at: Timestamp)
        async throws(StoreFailure) -> Conversation
}
