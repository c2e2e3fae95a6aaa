public import HelplineCore

/// Invitations from the moment a coordinator makes one until the newcomer is admitted.
public protocol InvitationStore: Sendable {
    /// Keeps a new invitation. `.conflict(.otherContent)` when the id exists.
    func keep(_ invitation: Invitation, recording: AuditEntry) async throws(StoreFailure)

    /// All that were not withdrawn, the newest term first.
    func invitations() async throws(StoreFailure) -> [InvitationRecord]

    /// The open invitation this token belongs to. `.notFound` for an unknown, withdrawn, expired or used one and for a wrong
    /// token alike. Consumes nothing.
    func openInvitation(_ id: InvitationID, token: SecretDigest, at: Timestamp) async throws(StoreFailure) -> Invitation

    /// Takes the newcomer in as `enrolled`, with the invitation's role, and uses the invitation's token up; one transaction
    /// with the audit entry. `.notFound` as above; `.conflict(.nameTaken)` leaves the invitation open.
    func enrol(
        _ member: NewMember, _ enrolment: Enrolment, invitation: InvitationID, token: SecretDigest, at: Timestamp,
        recording: AuditEntry
    ) async throws(StoreFailure)

    /// Whether exactly this enrolment used this invitation up: then the newcomer's browser repeats what it did not hear the
    /// answer of. False for a wrong token and for an invitation that does not exist, alike.
    func isEnrolled(_ enrolment: Enrolment, by invitation: InvitationID, token: SecretDigest)
        async throws(StoreFailure) -> Bool

    /// Withdraws an invitation that nobody was admitted by; somebody who enrolled by it is removed. `.notFound` when unknown,
    /// `.conflict(.alreadyUsed)` once admitted.
    func withdraw(_ id: InvitationID, recording: AuditEntry) async throws(StoreFailure)
}
