/// Why tables were not protected or audited.
public enum DisclosureFailure: Error, Equatable, Sendable {
    case tables(TableProblem)
    case solver(SolverFailure)
    /// No hiding protects these cells: fold a dimension further, or leave out their table.
    case unprotectable([CellKey])
}
