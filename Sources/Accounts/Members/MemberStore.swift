public import HelplineCore

/// Who has an account.
public protocol MemberStore: Sendable {
    /// Everyone who ever enrolled, in the order of their names.
    func members() async throws(StoreFailure) -> [Member]

    /// `.notFound` when nobody has this id.
    func member(_ id: MemberID) async throws(StoreFailure) -> Member

    /// What is needed to let somebody sign in or unlock; `nil` when nobody has the name, in whatever case it is written.
    func account(named name: SignInName) async throws(StoreFailure) -> Account?
    /// The same by id, for somebody who is signed in.
    func account(_ id: MemberID) async throws(StoreFailure) -> Account?

    /// Puts the new blob in the old one's place. Compare-and-set on the old one, byte for byte: `.conflict(.outdated)` when the
    /// member's blob is another by now, `.notFound` when nobody has the id.
    func rewrap(_ rewrapping: Rewrapping) async throws(StoreFailure)

    /// Lets an admitted member sign in no more until `resume`, and ends the sign-ins he has; his keys and all that is sealed to
    /// him stay. Whoever he talks with goes back to the queue, with the place she had and an audit entry of its own; returns those
    /// conversations. `.notFound` unless `coordinator` may change members at this moment and the member is admitted; nobody
    /// suspends himself (`.conflict(.wrongState)`).
    @discardableResult
    func suspend(_ member: MemberID, by coordinator: MemberID, recording: AuditEntry) async throws(StoreFailure)
        -> [ConversationID]

    /// Lets a suspended member sign in again. `.notFound` as for `suspend`, unless he is suspended.
    func resume(_ member: MemberID, by coordinator: MemberID, recording: AuditEntry) async throws(StoreFailure)
}

/// A member with what recognises him.
public struct Account: Equatable, Sendable {
    public let member: Member
    public let credentials: Credentials
    /// The last code step that was used; it and all before are worth nothing.
    public let lastCodeStep: Int64

    public init(member: Member, credentials: Credentials, lastCodeStep: Int64) {
        self.member = member
        self.credentials = credentials
        self.lastCodeStep = lastCodeStep
    }
}
