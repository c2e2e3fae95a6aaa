public import HelplineCore

/// What lets a visitor's tab open its conversation: the ticket of the tab and, if she chose one, the return code.
public protocol VisitorSessions: Sendable {
    /// The conversation and wrapped ticket this token opens, and a sign of life (kept to half a minute). `.notFound`
    /// when the token is unknown or its last sign of life is more than `term` before `at` (then it is deleted).
    func session(_ token: SecretDigest, term: Duration, at: Timestamp) async throws(StoreFailure) -> VisitorSession

    /// The conversation this token opens, when that is known by one look on the calling thread and no sign of life is due. `nil`
    /// says nothing: `session` knows.
    func glimpse(_ token: SecretDigest, term: Duration, at: Timestamp) throws(StoreFailure) -> ConversationID?

    /// Stores the tab's wrapped ticket, of a session made by `redeem` or of a visitor who ended and talks on.
    func keep(_ ticket: SealedKey, for token: SecretDigest, at: Timestamp) async throws(StoreFailure)

    /// Ends the session: its token and wrapped ticket are deleted. Unknown tokens are no error. Returns its
    /// conversation.
    @discardableResult
    func end(_ token: SecretDigest) async throws(StoreFailure) -> ConversationID?

    /// Deletes sessions without a sign of life since the time; returns how many.
    @discardableResult
    func deleteSessions(lastSeenBefore: Timestamp) async throws(StoreFailure) -> Int

    /// Whether any session of this conversation still lives.
    func hasSession(_ id: ConversationID) async throws(StoreFailure) -> Bool

    /// Makes or replaces the conversation's return code; entry `codeMade`, audit entry. Returns the hour in which it really
    /// ends: never later than the conversation itself goes, whose term counts from its last message.
    ///
    /// `.notFound` unless `token` opens the conversation now, as for `forgetReturnCode` and `revoke`: asked in the same
    /// transaction, so that a tab that was shut out meanwhile cannot let itself in again.
    @discardableResult
    func keep(
        _ code: ReturnCode, for id: ConversationID, by token: SecretDigest, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> Timestamp

    /// Opens a conversation with a return code and gives `token` a session in it; entry `returned`, audit entry made
    /// from the conversation found. Unknown locator, other secret and a passed term all throw `.notFound`, after the
    /// same work. With the token of an earlier redemption of the same conversation it answers again and records nothing: the
    /// answer may have been lost.
    func redeem(locator: SecretDigest, secret: SecretDigest, for token: SecretDigest, at: Timestamp)
        async throws(StoreFailure) -> Redemption

    /// Deletes the return code.
    func forgetReturnCode(of id: ConversationID, by token: SecretDigest) async throws(StoreFailure)

    /// Deletes the return code and every session but `token`'s; audit entry.
    func revoke(_ id: ConversationID, except token: SecretDigest, recording: AuditEntry) async throws(StoreFailure)
}

public struct VisitorSession: Equatable, Sendable {
    public let conversation: ConversationID
    /// Absent between `redeem` and `keep`, and once the visitor has ended the sitting from this tab.
    public let wrappedTicket: SealedKey?

    public init(conversation: ConversationID, wrappedTicket: SealedKey?) {
        self.conversation = conversation
        self.wrappedTicket = wrappedTicket
    }
}

public struct ReturnCode: Equatable, Sendable {
    public let locator: SecretDigest
    public let secret: SecretDigest
    public let wrapped: SealedKey
    public let expires: Timestamp

    public init(locator: SecretDigest, secret: SecretDigest, wrapped: SealedKey, expires: Timestamp) {
        self.locator = locator
        self.secret = secret
        self.wrapped = wrapped
        self.expires = expires
    }
}

public struct Redemption: Equatable, Sendable {
    public let conversation: ConversationID
    public let wrapped: SealedKey

    public init(conversation: ConversationID, wrapped: SealedKey) {
        self.conversation = conversation
        self.wrapped = wrapped
    }
}
