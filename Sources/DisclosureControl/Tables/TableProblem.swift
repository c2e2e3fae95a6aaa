/// Why tables cannot be protected or audited together.
public enum TableProblem: Error, Equatable, Sendable {
    /// Somebody in a class that the table does not have.
    case foreignCell(CellKey, table: String)
    case negative(CellKey)
    /// Two tables, or two releases, give the same people two different counts.
    case contradiction(CellKey)
    /// No numbers of people fit what is published.
    case noCountsFit
    /// What is published does not add up.
    case doesNotAddUp(Relation)
}
