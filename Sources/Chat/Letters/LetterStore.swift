public import HelplineCore

/// Written handovers. One at a time on its way to being sent in a conversation; `Letter+Steps` says which step follows which. Every step
/// is one transaction with its audit entry, and what lies sealed for somebody outside goes in the transaction that ends its use.
public protocol LetterStore: Sendable {
    // The counsellor

    /// Asks her. `.notFound` unless he who writes has the conversation, `.conflict(.taken)` while another text is not yet sent.
    func propose(_ letter: Letter, details: LetterDetails, recording: AuditEntry) async throws(StoreFailure)

    /// The link is made. `.notFound` unless he has the conversation; `.conflict(.wrongState)` as `Letter.sent` says.
    func send(_ id: LetterID, by member: MemberID, _ sealed: SealedLetter, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Letter

    /// It does not go. Before it expired only who has the conversation can say so; afterwards whoever took care of it.
    func withdraw(_ id: LetterID, by member: MemberID, at: Timestamp, recording: AuditEntry) async throws(StoreFailure)

    /// The last that was written in this conversation, as it is at this time.
    func last(in conversation: ConversationID, at: Timestamp) async throws(StoreFailure) -> Letter?

    // She, and the second professional

    /// Her answer. `.notFound` unless the session is hers.
    func answer(_ id: LetterID, _ yes: Bool, by session: SecretDigest, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)

    /// `.conflict(.wrongState)` as `Letter.confirmed` says.
    func confirm(_ id: LetterID, by member: MemberID, at: Timestamp, recording: AuditEntry) async throws(StoreFailure)

    /// Those that wait for somebody other than who wrote them to read them, and those that nobody opened or confirmed in time; longest
    /// first.
    func toHandle(by member: MemberID, at: Timestamp) async throws(StoreFailure) -> [Letter]

    /// Text and addressee of one that waits for him, sealed; that he took them is recorded. `.notFound` for any other.
    func details(of id: LetterID, for member: MemberID, at: Timestamp, recording: AuditEntry) async throws(StoreFailure)
        -> LetterDetails

    // The addressee

    /// `.notFound` when nobody wrote it.
    func letter(_ id: LetterID, at: Timestamp) async throws(StoreFailure) -> Letter

    /// Opens it for this session, once; the same session may come again while it is open. `.notFound` for an unknown letter and for
    /// another's token alike; a wrong proof costs a try.
    func open(
        _ id: LetterID, token: SecretDigest, proof: SecretDigest, session: SecretDigest, at: Timestamp
    ) async throws(StoreFailure) -> LetterOpening

    /// He has it. `.notFound` unless the session opened it.
    func receive(_ id: LetterID, session: SecretDigest, at: Timestamp) async throws(StoreFailure) -> Letter

    // Upkeep

    /// Destroys what was not opened or not confirmed in time, at most `limit`; returns the conversations.
    func expire(limit: Int, at: Timestamp) async throws(StoreFailure) -> [ConversationID]
}
