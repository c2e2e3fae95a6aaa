/// Finds what a reader can work out of the cells of one part.
struct RangeFinder {
    /// Where a cell is least and where it is most; `nil`: it has no end there.
    struct Extremes {
        let least: LinearSolution?
        let most: LinearSolution?

        /// In whole people: bounds are rounded inwards, as nobody is half in a class.
        var range: CellRange {
            let upper = most.map { Int(($0.objective + RangeFinder.tolerance).rounded(.down)) }
            let lower = least.map { Int(($0.objective - RangeFinder.tolerance).rounded(.up)) } ?? 0
            return CellRange(from: max(0, lower), to: upper)
        }
    }
    /// Solvers calculate in binary fractions.
    static let tolerance = 1e-6

    let solver: any LinearSolver

    /// For each of these variables, in their order; `nil` when no numbers fit.
    func extremes(of variables: [Int], in program: LinearProgram) throws(SolverFailure) -> [Extremes]? {
        if variables.isEmpty { return [] }
        let objectives = variables.flatMap { variable in
            [Objective(.least, [.init(variable)]), Objective(.most, [.init(variable)])]
        }
        let outcomes = try solver.solve(program, for: objectives)
        if outcomes.contains(.infeasible) { return nil }
        // A range that is not proven could be too wide or too narrow.
        guard outcomes.allSatisfy({ $0.solution?.isProven ?? true }) else { throw .undecided }
        return variables.indices.map { Extremes(least: outcomes[2 * $0].solution, most: outcomes[2 * $0 + 1].solution) }
    }
}
