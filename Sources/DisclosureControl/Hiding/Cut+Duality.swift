extension Cut {
    /// What the prices of a reader's program say of all choices: hidden cells that give a weak one too little room.
    ///
    /// By weak duality any prices bound the cell's range, whatever is hidden; the reader's own are the tightest for this choice. (M.
    /// Fischetti and J.J. Salazar, "Solving the cell suppression problem on tabular data with linear constraints", 2001.) `nil` when the
    /// prices bound nothing.
    init?(_ weakness: Weakness, in problem: HidingProblem) {
        let finding = weakness.finding
        guard let most = finding.extremes.most, let least = finding.extremes.least else { return nil }
        guard let up = Bound.tightest(weakness, most.prices, 1, problem),
            let down = Bound.tightest(weakness, least.prices, -1, problem)
        else { return nil }
        var coefficients = up.room.merging(down.room) { $0 + $1 }
        let needed = Double(problem.cells[finding.cell].width) - up.constant - down.constant
        let own = coefficients.removeValue(forKey: finding.cell) ?? 0
        let missing = needed - own
        guard missing > RangeFinder.tolerance else { return nil }
        coefficients = coefficients.mapValues { min($0, missing) }.filter { $0.value > 1e-9 }
        coefficients[finding.cell] = -missing
        self.init(coefficients: coefficients, atLeast: 0)
    }

    /// How far a cell can go up (sign 1) or down (sign -1) at these prices: a constant, and the room that each hidden cell gives.
    private struct Bound {
        private(set) var constant = 0.0
        private(set) var room: [Int: Double] = [:]
        /// With what is hidden now.
        private var value = 0.0

        /// Solvers differ in the sign of a price; the wrong one bounds nothing usefully.
        static func tightest(_ weakness: Weakness, _ prices: [Double], _ sign: Double, _ problem: HidingProblem)
            -> Bound?
        {
            let either = [prices, prices.map { -$0 }].compactMap { Bound(weakness, $0, sign, problem) }
            return either.min { $0.value < $1.value }
        }

        private init?(_ weakness: Weakness, _ prices: [Double], _ sign: Double, _ problem: HidingProblem) {
            var reduced: [Int: Double] = [weakness.finding.cell: sign]
            for (place, price) in zip(weakness.rows, prices) where abs(price) > 1e-9 {
                let row = problem.system.rows[place]
                guard let bound = price > 0 ? row.upper : row.lower else { return nil }
                constant += price * Double(bound)
                for term in row.terms { reduced[term.cell, default: 0] -= price * Double(term.coefficient) }
            }
            for (index, cost) in reduced.sorted(by: { $0.key < $1.key }) where abs(cost) > 1e-9 {
                let cell = problem.cells[index]
                if case .outside(let bounds) = cell.choice {
                    guard let end = cost > 0 ? bounds.upper : bounds.lower else { return nil }
                    constant += cost * Double(end)
                    continue
                }
                constant += cost * Double(cell.count)
                guard cell.choice != .shown else { continue }
                let least = index == weakness.finding.insider ? 1 : 0
                room[index] = cost > 0 ? cost * Double(problem.everybody) : -cost * Double(cell.count - least)
            }
            value = constant + room.reduce(0) { $0 + (weakness.isHidden($1.key) ? $1.value : 0) }
        }
    }
}
