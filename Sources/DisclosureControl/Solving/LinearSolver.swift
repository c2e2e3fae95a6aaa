/// Solves linear programs, with whole numbers where they ask for it. The same program gives the same outcome on every run.
public protocol LinearSolver {
    /// Its name and version, for the annex of a report.
    var name: String { get }

    /// One outcome per objective, each over the same program.
    ///
    /// A search for whole numbers that reaches its limit gives the best it has found; with nothing found it is `undecided`.
    func solve(_ program: LinearProgram, for objectives: [Objective]) throws(SolverFailure) -> [LinearOutcome]
}
