public import HelplineCore

/// The signed membership list and the team keys sealed to its members.
public protocol MembershipStore: Sendable {
    /// All statements in order; empty before the founding.
    func statements() async throws(StoreFailure) -> [SignedStatement]

    /// The team keys sealed to this member, oldest epoch first; nobody else's are ever returned.
    func teamKeys(of member: MemberID) async throws(StoreFailure) -> [SealedTeamKey]

    /// Adds an `admit` statement that the caller has checked, keeps the newcomer's team key and makes him admitted. One
    /// transaction with the audit entry.
    ///
    /// Compare-and-set on number and previous hash: `.conflict(.outdated)` when another statement came first.
    /// `.notFound` unless somebody enrolled by the invitation who is the statement's member, with the same role and keys;
    /// `.conflict(.alreadyUsed)` when he is admitted already.
    func admit(_ admission: Admission, recording: AuditEntry) async throws(StoreFailure)

    /// Adds a `role` statement that the caller has checked, and gives the role. With a role that does not talk with visitors
    /// his conversations go back to the queue as with `MemberStore.suspend`; returns them. One transaction with the audit entry.
    ///
    /// `.conflict(.outdated)` as for `admit`; `.notFound` unless its signer may change members at this moment and the member is
    /// admitted or suspended.
    @discardableResult
    func give(_ role: RoleGiven, recording: AuditEntry) async throws(StoreFailure) -> [ConversationID]

    /// Adds the statements of a renewal that the caller has checked, keeps the new team key of each who remains and puts it in
    /// force. Who is removed with it gives up his sign-in name, his sign-ins and his sealed team keys, all at once; whoever he
    /// talks with goes back to the queue as with `MemberStore.suspend`; returns those conversations. One transaction with the
    /// audit entries.
    ///
    /// `.conflict(.outdated)` as for `admit`; `.notFound` unless the signer may renew the team key at this moment, and who is
    /// removed is admitted or suspended. Old team keys stay until `ResealingStore` finds nothing sealed to them.
    @discardableResult
    func renew(_ renewal: TeamKeyRenewal, recording: [AuditEntry]) async throws(StoreFailure) -> [ConversationID]
}
