public import HelplineCore

/// What a file of partners says, and all that is wrong with it.
public struct PartnerFileReading: Equatable, Sendable {
    /// Problems that are told; the rest is only counted.
    public static let mostProblems = 50

    /// In the order of the file; to be kept only when there is no problem.
    public internal(set) var partners: [Partner] = []
    public private(set) var problems: [PartnerFileProblem] = []
    public private(set) var problemCount = 0
    public internal(set) var unmapped = LineTally<UnmappedPartnerValue>()
    /// Entries that the file has and that are not among `partners`.
    public internal(set) var leftOut = 0
    /// Entries whose words are there in one language only: both pages show those.
    public internal(set) var inOneLanguage = 0
    /// Files of a folder in which nothing was looked at.
    public internal(set) var unreadFiles: [String] = []

    mutating func refuse(_ problem: PartnerFileProblem) {
        problemCount += 1
        if problems.count < Self.mostProblems { problems.append(problem) }
    }

    mutating func add(_ reason: UnmappedPartnerValue.Reason, at row: PartnerTable.Row, _ column: String) {
        unmapped.add(UnmappedPartnerValue(file: row.file, column: column, reason: reason), line: row.line)
    }
}
