public import HelplineCore

/// Something in a file of partners because of which nothing of it is taken.
public struct PartnerFileProblem: Equatable, Sendable {
    public enum Reason: Equatable, Sendable {
        case csv(CSVProblem.Reason)
        /// There is no first line, or no such file in the folder.
        case empty
        case columnTwice, unknownColumn
        case missingColumns([String])
        case wrongCount(values: Int, columns: Int)
        /// What an entry cannot be.
        case part(PartnerProblem)
        case noID, idTwice
        /// It refers to a row that is not there.
        case noSuchRow
        /// More than a directory holds.
        case tooMany
        /// The package's description cannot be read, or names a file outside the folder.
        case descriptor
    }
    public let file: String
    /// From 1.
    public let line: Int
    public let column: String?
    public let reason: Reason

    public init(file: String, line: Int, column: String? = nil, _ reason: Reason) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
    }
}
