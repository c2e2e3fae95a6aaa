public import HelplineCore

/// The append-only log of each conversation. Live delivery is only a hint to read it.
public protocol ConversationLog: Sendable {
    /// Appends one message; returns when it is committed and synced to disk.
    ///
    /// The authority first: `.notFound` unless it holds now and the sender is its own participant, also for a message that
    /// was acknowledged before. Then the id is looked up: the same id with the same epoch, sender and bytes returns the original entry and adds
    /// nothing, with other bytes throws `.conflict(.otherContent)`. Then the epoch: any but the last throws
    /// `.conflict(.outdated)`. Then the state: `.conflict(.wrongState)` unless `Conversation.accepts` the sender.
    /// `.notFound` when there is no such conversation, `.erased` when there was one.
    func append(_ message: NewMessage, to conversation: ConversationID, by authority: Authority, at: Timestamp)
        async throws(StoreFailure) -> Acknowledgement

    /// Appends a message as `append` does, on the calling thread and before it returns, where that takes but a moment and the contract
    /// plainly allows it. `nil` otherwise: then nothing was appended, and `append` says why or does it in its turn.
    func appendAtOnce(
        _ message: NewMessage, to conversation: ConversationID, by authority: Authority, at: Timestamp
    ) -> Acknowledgement?

    /// Takes epoch `last + 1` by compare-and-set; any other number throws `.conflict(.outdated)`. `.notFound` unless the
    /// authority holds now.
    func append(
        _ epoch: Epoch, to conversation: ConversationID, by authority: Authority, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> Acknowledgement

    /// The entries with a sequence above `after`, in order, at most `limit` (1 to 500).
    func entries(of conversation: ConversationID, after: Int64, limit: Int) async throws(StoreFailure)
        -> [ConversationEntry]
}

extension ConversationLog {
    public func appendAtOnce(
        _ message: NewMessage, to conversation: ConversationID, by authority: Authority, at: Timestamp
    ) -> Acknowledgement? { nil }
}

/// A message on its way into the log.
public struct NewMessage: Equatable, Sendable {
    public let id: MessageID
    public let epoch: Int
    public let sender: Sender
    public let envelope: SealedEnvelope

    public init(id: MessageID, epoch: Int, sender: Sender, envelope: SealedEnvelope) {
        self.id = id
        self.epoch = epoch
        self.sender = sender
        self.envelope = envelope
    }
}

/// The promise that an entry is on disk.
public struct Acknowledgement: Equatable, Sendable {
    public let sequence: Int64
    public let at: Timestamp
    /// Whether it had been acknowledged before.
    public let repeated: Bool
    /// Who had the conversation in the transaction that wrote the entry, where the store says so.
    public let claimedBy: MemberID?

    public init(sequence: Int64, at: Timestamp, repeated: Bool, claimedBy: MemberID? = nil) {
        self.sequence = sequence
        self.at = at
        self.repeated = repeated
        self.claimedBy = claimedBy
    }
}
