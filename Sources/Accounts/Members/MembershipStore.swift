public import HelplineCore

/// The signed membership list and the team keys sealed to its members.
public protocol MembershipStore: Sendable {
    /// All statements in order; empty before the founding.
    func statements() async throws(StoreFailure) -> [SignedStatement]

    /// The team keys sealed to this member, oldest epoch first; nobody else's are ever returned.
    func teamKeys(of member: MemberID) async throws(StoreFailure) -> [SealedTeamKey]

    /// Adds an `admit` statement that the caller has checked, the newcomer's team key, and makes him admitted with the
    /// statement's role; uses the enrolled invitation up. One transaction with the audit entry.
    ///
    /// Compare-and-set on number and previous hash: `.conflict(.outdated)` when another statement came first.
    /// `.notFound` unless the invitation's enrolment is that of the statement's member, with the same keys.
    func admit(
        _ statement: SignedStatement, teamKey: SealedTeamKey, invitation: InvitationID, recording: AuditEntry
    ) async throws(StoreFailure)
}
