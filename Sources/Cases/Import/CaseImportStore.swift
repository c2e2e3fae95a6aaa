public import HelplineCore

/// One run of an import.
public enum CaseImportThing: Sendable {}
public typealias CaseImportID = Identifier<CaseImportThing>

/// Takes in cases from a file. Rows go to a staging place in short batches and become cases in one short step at the end, so
/// that a long import never keeps a message waiting, and one that is broken off leaves nothing behind.
public protocol CaseImportStore: Sendable {
    /// Begins an import; what an earlier one left behind in staging is thrown away, and that one can no longer finish.
    func begin(_ id: CaseImportID) async throws(StoreFailure)

    /// Stages at most `CaseImporter.batch` rows and says of each, in order, what it is beside the rows staged before and the
    /// cases that are kept. Rows that are the same or differ are not staged. `.conflict(.outdated)` when the import is not
    /// the one that was begun last.
    func stage(_ rows: [ImportedCase], in id: CaseImportID) async throws(StoreFailure) -> [StagedRow]

    /// Makes all staged rows cases, deletes the cases of those who objected, and empties the staging place: in one
    /// transaction with the audit entry. `.conflict(.outdated)` as above; `.conflict(.otherContent)` when a case of the same
    /// number was kept in the meantime. Then nothing is changed.
    func swap(_ id: CaseImportID, recording: AuditEntry) async throws(StoreFailure)

    /// Throws the staged rows away. An import that is unknown is no error.
    func discard(_ id: CaseImportID) async throws(StoreFailure)
}

/// What a row is beside what is there.
public enum StagedRow: Equatable, Sendable {
    case new
    /// The same case with the same content.
    case same
    /// The same case with other content.
    case different
    /// An objected row of a case that is kept: the case goes.
    case withdraws
}
