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
}
