public import HelplineCore

/// Why an import changed nothing.
public enum CaseImportFailure: Error, Equatable, Sendable {
    /// The file has errors: the first `CaseImporter.mostProblems` of them, and how many there are in all.
    case invalid([CaseImportProblem], total: Int)
    /// The file cannot be read.
    case unreadable(description: String)
    case store(StoreFailure)
}
