/// What every safe choice of hidden cells satisfies: the sum of the coefficients of those that are hidden is not below a bound.
struct Cut {
    let coefficients: [Int: Double]
    let atLeast: Double

    func isBroken(by hidden: Set<Int>) -> Bool {
        coefficients.reduce(0) { hidden.contains($1.key) ? $0 + $1.value : $0 } < atLeast - RangeFinder.tolerance
    }

    /// A hidden cell needs another one in every sum it is in, or it is what the others leave.
    static func companions(in problem: HidingProblem) -> [Cut] {
        problem.system.rows.flatMap { row -> [Cut] in
            let cells = row.terms.map(\.cell)
            guard row.lower == row.upper, row.lower != nil,
                cells.allSatisfy({ if case .outside = problem.cells[$0].choice { false } else { true } })
            else { return [] }
            let hideable = cells.filter { problem.cells[$0].choice != .shown }
            return hideable.map { cell in
                var coefficients = Dictionary(uniqueKeysWithValues: hideable.map { ($0, 1.0) })
                coefficients[cell] = -1
                return Cut(coefficients: coefficients, atLeast: 0)
            }
        }
    }

    /// Any other choice than this one, which is known to be unsafe.
    static func other(than hidden: Set<Int>, in problem: HidingProblem) -> Cut {
        let open = problem.cells.indices.filter { problem.cells[$0].choice == .open }
        let coefficients = Dictionary(uniqueKeysWithValues: open.map { ($0, hidden.contains($0) ? -1.0 : 1.0) })
        return Cut(coefficients: coefficients, atLeast: 1 - Double(open.count { hidden.contains($0) }))
    }
}
