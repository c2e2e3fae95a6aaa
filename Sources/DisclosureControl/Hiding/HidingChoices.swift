/// The choices that are still open: an integer program over the cells that may be hidden, which grows with every attack.
struct HidingChoices {
    private let problem: HidingProblem
    private let hideable: [Int]
    private let places: [Int: Int]
    private var cuts: [Cut]

    init(_ problem: HidingProblem) {
        self.problem = problem
        hideable = problem.hideable
        places = Dictionary(uniqueKeysWithValues: hideable.enumerated().map { ($1, $0) })
        cuts = Cut.companions(in: problem)
    }

    mutating func learn(from weaknesses: [Weakness], of hidden: Set<Int>) {
        let learned = weaknesses.compactMap { Cut($0, in: problem) }.filter { $0.isBroken(by: hidden) }
        // Where only whole people are too few, or companions are missing, prices say nothing.
        let isKnown = !learned.isEmpty || cuts.contains { $0.isBroken(by: hidden) }
        cuts += isKnown ? learned : [.other(than: hidden, in: problem)]
    }

    /// A cheapest choice that satisfies all that was learned, and whether that is proven; `nil` when there is none, or none was found.
    func best(_ solver: any LinearSolver) throws(DisclosureFailure) -> (hidden: Set<Int>, isLeast: Bool)? {
        let outcome: LinearOutcome?
        do {
            outcome = try solver.solve(program, for: [Objective(.least, costs)]).first
        } catch .undecided {
            return nil
        } catch {
            throw .solver(error)
        }
        guard let solution = outcome?.solution else { return nil }
        let hidden = hideable.indices.filter { solution.values[$0] > 0.5 }.map { hideable[$0] }
        return (Set(hidden), solution.isProven)
    }

    private var program: LinearProgram {
        LinearProgram(
            variables: hideable.map {
                .init(from: problem.cells[$0].choice == .hidden ? 1 : 0, to: 1, isInteger: true)
            },
            rows: cuts.map { cut in
                LinearProgram.Row(
                    cut.coefficients.sorted { $0.key < $1.key }.compactMap { cell, coefficient in
                        places[cell].map { .init($0, coefficient) }
                    }, from: cut.atLeast)
            })
    }

    /// A cell is one; all people of the system together are less than one.
    private var costs: [LinearProgram.Term] {
        let people = hideable.reduce(1) { $0 + problem.cells[$1].count }
        return hideable.indices.map {
            let cell = problem.cells[hideable[$0]]
            return .init($0, Double(cell.weight) + Double(cell.count) / Double(people))
        }
    }
}
