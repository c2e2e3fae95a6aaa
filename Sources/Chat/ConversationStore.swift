public import HelplineCore

/// The conversations themselves: beginning, end and erasure.
public protocol ConversationStore: Sendable {
    /// Opens a conversation in the queue, with entry 1 (its first epoch), its sealed root and the visitor's session.
    ///
    /// The same id with the same session returns the conversation as it is; with another session
    /// `.conflict(.otherContent)`. `.conflict(.queueFull)` when `cap` conversations wait already;
    /// `.conflict(.outdated)` when `teamEpoch` is not current.
    func open(_ opening: ConversationOpening, queueCap: Int, at: Timestamp) async throws(StoreFailure) -> Conversation

    /// The conversation; `.notFound`, or `.erased`.
    func conversation(_ id: ConversationID) async throws(StoreFailure) -> Conversation

    /// Ends the sitting (`waiting` or `active` only; otherwise returns the conversation unchanged). One that nobody
    /// claimed is closed at once. Entry `ended`. `.notFound` unless the authority holds now.
    func end(_ id: ConversationID, by authority: Authority, at: Timestamp) async throws(StoreFailure) -> Conversation

    /// Closes a conversation claimed by `member`: ends it if needed, entry `closed`, and coarsens every exact time to
    /// the hour. `.notFound` for anybody else. Already closed: unchanged.
    func close(_ id: ConversationID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
        -> Conversation

    /// Sets or clears the danger mark; only by the professional who has it.
    func mark(_ id: ConversationID, danger: Bool, by member: MemberID) async throws(StoreFailure)

    /// Erases: the key that everything sealed is wrapped in first, then sealed keys, then all else of the conversation,
    /// in one transaction that leaves the order and the audit entry. Returns only after the order is on the list that a
    /// restore reads, and no byte of that key is in the database file or its write-ahead log. When readers keep the log from
    /// being truncated in time it throws `.unavailable`, with the rows already gone; calling again finishes it, whoever asks.
    /// `.notFound` when there never was one, or the authority does not hold now; otherwise idempotent.
    func erase(_ order: ErasureOrder, by authority: Authority, recording: AuditEntry) async throws(StoreFailure)

    /// Finishes what a reader in the way, or a crash, kept an erasure from finishing: until it returns, nobody is told that a
    /// conversation is erased. Nothing to finish is no error; `.unavailable` when it still cannot be done.
    func finishErasures() async throws(StoreFailure)

    /// Erases, as `erase` does and with an audit entry `expired` each, at most `limit` conversations whose last message (or
    /// opening) is before the time, oldest first; returns them. Which have expired is asked in the transaction that erases:
    /// a message that was acknowledged meanwhile keeps its conversation.
    func eraseExpired(lastEntryBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]

    /// Ends, as `end` does for the system, at most `limit` conversations that wait or are active while their visitor has no
    /// session any more and was last seen before the time; returns them. Who has left is asked in the transaction that
    /// ends: a visitor who came back meanwhile finds her sitting as it was.
    func endAbandoned(lastSeenBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]
}
