public import HelplineCore

/// What an export may ask of a store: for the command line only.
public protocol CaseExportStore: Sendable {
    /// Keeps why cases leave, in one transaction with the audit entry; called before the first of them does.
    func begin(_ export: CaseExport, recording: AuditEntry) async throws(StoreFailure)

    /// The final registrations of the year whose number comes after `last`, in the order of their numbers, at most
    /// `CaseExporter.batch`. Drafts are not among them; of a visitor who objected there is nothing.
    func cases(of year: Int, after last: CaseNumber?) async throws(StoreFailure) -> [ImportedCase]

    /// Every export, the last one first.
    func exports() async throws(StoreFailure) -> [CaseExport]
}
