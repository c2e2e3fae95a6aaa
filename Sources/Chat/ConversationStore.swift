public import HelplineCore

/// The conversations themselves: beginning, end and erasure.
public protocol ConversationStore: Sendable {
    /// Opens a conversation in the queue, or as a message that was left, with entry 1 (its first epoch), its sealed root and the visitor's session.
    ///
    /// The same id with the same session returns the conversation as it is; with another session
    /// `.conflict(.otherContent)`. `.conflict(.queueFull)` when `cap` such wait already;
    /// `.conflict(.outdated)` when `teamEpoch` is not current.
    func open(_ opening: ConversationOpening, queueCap: Int, at: Timestamp) async throws(StoreFailure) -> Conversation

    /// The conversation; `.notFound`, or `.erased`.
    func conversation(_ id: ConversationID) async throws(StoreFailure) -> Conversation

    /// Ends the sitting (`waiting` or `active` only, and no message that was left; otherwise returns the conversation unchanged). One that nobody
    /// claimed is closed at once. Entry `ended`. `.notFound` unless the authority holds now. On the visitor's word her
    /// tab's wrapped ticket goes in the same transaction, whatever the state; her session stays.
    func end(_ id: ConversationID, by authority: Authority, at: Timestamp) async throws(StoreFailure) -> Conversation

    /// Closes a conversation claimed by `member`: ends it if needed, entry `closed`, and coarsens every exact time to
    /// the hour. `.notFound` for anybody else. Already closed: unchanged.
    func close(_ id: ConversationID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
        -> Conversation

    /// Sets or clears the danger mark, with an audit entry; only by the professional who has it. Marked so already: unchanged.
    func mark(_ id: ConversationID, danger: Bool, by member: MemberID, recording: AuditEntry) async throws(StoreFailure)

    /// Her own word that nothing of it may be counted: its case is deleted in the same transaction, and no other is kept for as long
    /// as the conversation is. Once more: nothing changes. `.notFound` unless the authority holds now.
    func object(_ id: ConversationID, by authority: Authority, recording: AuditEntry) async throws(StoreFailure)

    /// Erases: the key that everything sealed is wrapped in first, then sealed keys, then all else of the conversation,
    /// in one transaction that leaves the order and the audit entry. Returns only after no byte of that key is in the
    /// database's own files. SQLite: nor in its write-ahead log, and the order is on the list that a restore reads;
    /// PostgreSQL keeps no such list yet, and its log until it is reused. When a reader keeps that from being done in
    /// time it throws `.unavailable`, with the rows already gone; calling again finishes it, whoever asks.
    /// `.notFound` when there never was one, or the authority does not hold now; otherwise idempotent.
    func erase(_ order: ErasureOrder, by authority: Authority, recording: AuditEntry) async throws(StoreFailure)

    /// Finishes what a reader in the way, or a crash, kept an erasure from finishing: until it returns, nobody is told that a
    /// conversation is erased. Nothing to finish is no error; `.unavailable` when it still cannot be done.
    func finishErasures() async throws(StoreFailure)

    /// Erases, as `erase` does and with an audit entry `expired` each, at most `limit` conversations whose last message (or
    /// opening) is before the time, oldest first; returns them. Which have expired is asked in the transaction that erases:
    /// a message that was acknowledged meanwhile keeps its conversation. One that was left and is unread never expires, and one
    /// with a danger mark is not erased before it is closed.
    func eraseExpired(lastEntryBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]

    /// Ends, as `end` does for the system, at most `limit` conversations that wait or are active while their visitor has no
    /// session any more and was last seen before the time, unless they left a message; returns them. Who has left is asked in
    /// the transaction that ends: a visitor who came back meanwhile finds her sitting as it was. One with a danger mark is
    /// never ended by silence: it raises an alarm instead (`AlarmStore.raiseSilent`).
    func endAbandoned(lastSeenBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]
}
