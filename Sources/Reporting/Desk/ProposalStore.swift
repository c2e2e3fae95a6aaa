public import Foundation
public import HelplineCore

/// The reports that wait for a second person, at most one of each year. Each change is one transaction with its audit entry.
public protocol ProposalStore: Sendable {
    /// Of every year that has one, also where it was refused and not proposed anew.
    func standings() async throws(StoreFailure) -> [ProposalStanding]

    /// `nil` when none waits.
    func proposal(of year: Int) async throws(StoreFailure) -> ReportProposal?

    /// Takes the place of one that was refused.
    ///
    /// `.conflict(.taken)` while another waits, `.conflict(.wrongState)` when the year was published.
    func propose(_ proposal: ReportProposal, recording: AuditEntry) async throws(StoreFailure)

    /// `.notFound` when none waits.
    func withdraw(_ year: Int, recording: AuditEntry) async throws(StoreFailure)

    /// Keeps the reason in the place of the draft, for who proposed it.
    ///
    /// `.notFound` unless the one with this checksum waits, `.conflict(.nobodyElse)` when it is his own.
    func refuse(_ checksum: Data, of year: Int, _ refusal: ProposalStanding.Refusal, recording: AuditEntry)
        async throws(StoreFailure)

    /// Publishes it and closes the year, as `ReleaseLedger.append` does and with its refusals; the proposal is gone then.
    ///
    /// `.notFound` unless the one with this checksum waits, `.conflict(.nobodyElse)` when who approves proposed it himself.
    func publish(_ release: Release, proposed checksum: Data, codeStep: Int64, recording: AuditEntry)
        async throws(StoreFailure)
}
