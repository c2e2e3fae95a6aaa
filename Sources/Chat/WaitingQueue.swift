public import HelplineCore

/// The conversations that wait for a professional: those in danger first, then who waits longest.
public protocol WaitingQueue: Sendable {
    /// All that wait, in the order in which they should be claimed.
    func waiting() async throws(StoreFailure) -> [Conversation]

    /// How many wait before this one; `nil` when it does not wait.
    func ahead(of id: ConversationID) async throws(StoreFailure) -> Int?

    /// One winner: from `waiting` to `active`, entry `joined`, audit entry, in one transaction. Claiming what one has
    /// already returns it. `.conflict(.taken)` when another has it, `.conflict(.limitReached)` when the member has
    /// `atMost` active.
    func claim(_ id: ConversationID, by member: Professional, atMost: Int, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Conversation

    /// What the member has claimed and not yet closed, oldest first.
    func claimed(by member: MemberID) async throws(StoreFailure) -> [Conversation]

    /// A returned visitor asks to talk again: from `ended` or `closed` to `waiting`, entry `requeued`; in any other state
    /// unchanged. `.notFound` unless `token` opens the conversation in the same transaction: nobody waits who has left.
    func rejoin(_ id: ConversationID, by token: SecretDigest, queueCap: Int, at: Timestamp) async throws(StoreFailure)
        -> Conversation
}
