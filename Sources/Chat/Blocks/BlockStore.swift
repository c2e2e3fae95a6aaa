public import HelplineCore

/// Keeps conversations from the queue for a time. What is blocked can still be read, erased and objected to by its visitor.
public protocol BlockStore: Sendable {
    /// Ends the sitting and blocks the conversation, for who has claimed it and not closed it; a block that stands is replaced.
    /// `.conflict(.wrongState)` while the danger mark is set: nobody in danger is shut out. `.notFound` for anybody else.
    func block(_ block: Block, recording: AuditEntry) async throws(StoreFailure)

    /// Those that stand, the oldest first.
    func standing(at: Timestamp) async throws(StoreFailure) -> [Block]

    /// Another professional than who set it finds it right. `.conflict(.wrongState)` for who set it; `.notFound` when none stands.
    func confirm(_ id: ConversationID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)

    /// Takes it away. `.notFound` when none stands.
    func lift(_ id: ConversationID, at: Timestamp, recording: AuditEntry) async throws(StoreFailure)
}
