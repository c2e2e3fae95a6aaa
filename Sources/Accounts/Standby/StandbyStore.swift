public import HelplineCore

/// Who may be called up when a shift needs more people; kept by who leads the shift.
public protocol StandbyStore: Sendable {
    /// Those who stand by and are admitted, in the order of their names.
    func standingBy() async throws(StoreFailure) -> [Member]

    /// Puts these in the place of those before. `.notFound` when one of them is nobody.
    func keep(_ members: Set<MemberID>, recording: AuditEntry) async throws(StoreFailure)
}
