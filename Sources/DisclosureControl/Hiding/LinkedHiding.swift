/// Chooses which cells to hide so that no reader of all tables and all earlier releases, an insider neither, knows a hidden cell better
/// than its rule allows; and of such choices one that hides the fewest cells, each by its weight, then the fewest people.
///
/// A choice is made, a reader attacks it, and what the attack teaches of all choices is added; until a reader finds nothing.
public struct LinkedHiding {
    public struct Pattern: Equatable, Sendable {
        public let hidden: Set<CellKey>
        /// Whether fewer would not do; when not, the search for it was given up.
        public let isLeast: Bool
    }
    private let problem: HidingProblem
    private let solver: any LinearSolver
    /// How many attacks before the search is given up.
    private let mostRounds: Int

    public init(_ tables: LinkedTables, solver: any LinearSolver, mostRounds: Int = 300) {
        problem = HidingProblem(tables)
        self.solver = solver
        self.mostRounds = mostRounds
    }

    public func pattern() throws(DisclosureFailure) -> Pattern {
        try requireProtectable()
        var choices = HidingChoices(problem)
        var hidden = problem.decided
        var isLeast = true
        for _ in 0..<mostRounds {
            let weaknesses = try problem.weaknesses(hiding: hidden, solver: solver)
            if weaknesses.isEmpty { return Pattern(hidden: keys(hidden), isLeast: isLeast) }
            choices.learn(from: weaknesses, of: hidden)
            guard let next = try choices.best(solver) else { break }
            (hidden, isLeast) = next
        }
        let stepwise = StepwiseHiding(problem: problem, solver: solver)
        return Pattern(hidden: keys(try stepwise.complete(hidden)), isLeast: false)
    }

    /// If hiding everything does not protect a cell, nothing does.
    private func requireProtectable() throws(DisclosureFailure) {
        let all = Set(problem.hideable)
        let weak = Set(try problem.weaknesses(hiding: all, solver: solver).map(\.finding.cell))
            .intersection(problem.decided)
        if !weak.isEmpty { throw .unprotectable(weak.map { problem.system.keys[$0] }.sorted()) }
    }

    private func keys(_ cells: Set<Int>) -> Set<CellKey> { Set(cells.map { problem.system.keys[$0] }) }
}
