public import HelplineCore

/// Who is signed in.
public protocol SignInStore: Sendable {
    /// Begins a sign-in and uses the code's step up, in one transaction with the audit entry. `.conflict(.alreadyUsed)` when
    /// that step or a later one was used; `.notFound` when the member may not sign in (any more).
    func begin(_ token: SecretDigest, for member: MemberID, codeStep: Int64, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)

    /// Whose sign-in this token is. `.notFound` when it is unknown, ended, idle for longer than `terms.idle`, older than
    /// `terms.longest`, or when the member may not sign in any more.
    ///
    /// - Parameter signOfLife: whether somebody did something now. It is kept to the minute, so a sign-in may end up to a
    ///   minute before its idle term, never after it.
    func member(signedInWith token: SecretDigest, terms: SignInTerms, signOfLife: Bool, at: Timestamp)
        async throws(StoreFailure) -> Member

    /// Whose sign-in this token is, when that is known by one look on the calling thread and no sign of life is due. `nil` says
    /// nothing: `member` knows.
    func glimpse(signedInWith token: SecretDigest, terms: SignInTerms, at: Timestamp) throws(StoreFailure)
        -> SignInGlimpse?

    /// Who is signed in now and may be, each once, in the order of their names: idle no longer than `terms.idle`.
    func signedIn(terms: SignInTerms, at: Timestamp) async throws(StoreFailure) -> [Member]

    /// Ends a sign-in; an unknown one is no error and records nothing.
    func end(_ token: SecretDigest, recording: AuditEntry) async throws(StoreFailure)

    /// Records that sign-ins were refused (`RefusedSignIns` says how often).
    func recordRefusal(_ entry: AuditEntry) async throws(StoreFailure)

    /// Deletes sign-ins that have ended by time; returns how many.
    @discardableResult
    func deleteEnded(terms: SignInTerms, at: Timestamp) async throws(StoreFailure) -> Int
}
