/// Why published files cannot be audited.
public enum PublishedProblem: Error, Equatable, Sendable {
    /// A file that is no table: columns, then `count` last, with a whole number or `x` in every row.
    case notATable(String)
    case unreadable(String, description: String)
    /// A folder without a table.
    case empty(String)
}
