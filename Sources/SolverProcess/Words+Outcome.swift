import DisclosureControl

extension Words {
    private enum Kind { static let solved = 1, undecided = 2, ended = 3, optimal = 4, infeasible = 5, unbounded = 6 }

    mutating func write(_ result: Result<[LinearOutcome], SolverFailure>) {
        switch result {
        case .success(let outcomes):
            write(Kind.solved)
            write(outcomes) { $0.write($1) }
        case .failure(.undecided): write(Kind.undecided)
        case .failure(.ended(let reason)):
            write(Kind.ended)
            write(text: reason)
        }
    }

    mutating func result() throws(MalformedWords) -> Result<[LinearOutcome], SolverFailure> {
        switch try integer() {
        case Kind.solved: .success(try array { (words) throws(MalformedWords) in try words.outcome() })
        case Kind.undecided: .failure(.undecided)
        case Kind.ended: .failure(.ended(reason: try text()))
        default: throw MalformedWords()
        }
    }

    mutating func write(text: String) { write(Array(text.utf8)) { $0.write(Int($1)) } }
    mutating func text() throws(MalformedWords) -> String {
        String(
            decoding: try array { (words) throws(MalformedWords) in UInt8(truncatingIfNeeded: try words.integer()) },
            as: UTF8.self)
    }

    private mutating func write(_ outcome: LinearOutcome) {
        switch outcome {
        case .infeasible: write(Kind.infeasible)
        case .unbounded: write(Kind.unbounded)
        case .optimal(let solution):
            write(Kind.optimal)
            write(solution.objective)
            write(solution.values)
            write(solution.prices)
            write(solution.isProven)
        }
    }

    private mutating func outcome() throws(MalformedWords) -> LinearOutcome {
        switch try integer() {
        case Kind.infeasible: return .infeasible
        case Kind.unbounded: return .unbounded
        case Kind.optimal:
            let objective = try double()
            let values = try doubles()
            let prices = try doubles()
            return .optimal(
                LinearSolution(objective: objective, values: values, prices: prices, isProven: try flag()))
        default: throw MalformedWords()
        }
    }
}
