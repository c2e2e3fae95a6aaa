public import HelplineCore

/// The beginning of an installation: its set-up link, its founding, its mark as a demonstration.
public protocol InstallationStore: Sendable {
    /// `nil` before the founding.
    func installation() async throws(StoreFailure) -> Installation?

    /// Marks the store as a demonstration for ever. `.conflict(.wrongState)` when it was founded without the mark: a real
    /// installation never becomes a demonstration. Marking twice is no error.
    func markAsDemonstration() async throws(StoreFailure)

    /// Whether the store bears the mark, founded or not.
    func isDemonstration() async throws(StoreFailure) -> Bool

    /// Makes `token` the one set-up link; an earlier one opens nothing any more. `.conflict(.alreadyUsed)` once founded.
    func offerSetUp(_ token: SecretDigest, until: Timestamp) async throws(StoreFailure)

    /// Whether this token still opens the set-up at `at`. False for a wrong, expired, replaced or used one.
    func isSetUpOpen(_ token: SecretDigest, at: Timestamp) async throws(StoreFailure) -> Bool

    /// Founds the installation and uses the set-up link up, in one transaction with the founder, the statements, the team
    /// keys, the current team epoch and the audit entry. `.notFound` when the token does not open the set-up at `at`,
    /// `.conflict(.alreadyUsed)` once founded. The mark of a demonstration stays what it was.
    func found(_ founding: Founding, with token: SecretDigest, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
}
