/// Protects one weak cell after another by the cheapest others: quick, and seldom the least.
struct StepwiseHiding {
    let problem: HidingProblem
    let solver: any LinearSolver

    /// Adds cells until no reader finds anything.
    func complete(_ start: Set<Int>) throws(DisclosureFailure) -> Set<Int> {
        var hidden = start
        while true {
            let weaknesses = try problem.weaknesses(hiding: hidden, solver: solver)
            guard let weak = weaknesses.first?.finding.cell else { return hidden }
            let added = try companions(of: weak, besides: hidden)
            if added.isEmpty { throw .unprotectable([problem.system.keys[weak]]) }
            hidden.formUnion(added)
        }
    }

    /// The cells, not yet hidden, through which so many more people than there are can be in a cell, without emptying another one.
    private func companions(of weak: Int, besides hidden: Set<Int>) throws(DisclosureFailure) -> Set<Int> {
        let open = problem.cells.indices.filter { problem.cells[$0].choice == .open && !hidden.contains($0) }
        let all = hidden.union(open)
        let bounds = problem.bounds(hiding: all)
        guard let part = Reader(problem.system, bounds: bounds).parts.first(where: { $0.cells.contains(weak) }),
            let place = part.variable(of: weak)
        else { return [] }
        // Every open cell is its count plus what it rises less what it falls; each of those costs.
        var program = part.program
        var costs: [LinearProgram.Term] = []
        for (variable, cell) in part.cells.enumerated() where problem.cells[cell].choice != .outside(bounds[cell]) {
            let count = Double(problem.cells[cell].count)
            program.variables[variable] = .init(from: min(1, count))
            guard !hidden.contains(cell) else { continue }
            let rise = program.variables.count
            program.variables += [.init(from: 0), .init(from: 0, to: count)]
            program.rows.append(.init([.init(variable), .init(rise, -1), .init(rise + 1)], from: count, to: count))
            let cost = Double(problem.cells[cell].weight) * (1 + count)
            costs += [.init(rise, cost), .init(rise + 1, cost)]
        }
        program.variables[place] = .init(
            from: Double(problem.cells[weak].count + problem.cells[weak].width))
        do {
            guard let values = try solver.solve(program, for: [Objective(.least, costs)]).first?.solution?.values
            else { return [] }
            return Set(
                part.cells.indices.filter { variable in
                    let cell = part.cells[variable]
                    return problem.cells[cell].choice == .open && !hidden.contains(cell)
                        && abs(values[variable] - Double(problem.cells[cell].count)) > RangeFinder.tolerance
                }.map { part.cells[$0] })
        } catch {
            throw .solver(error)
        }
    }
}
