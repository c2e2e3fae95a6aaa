/// How a program ended.
public enum LinearOutcome: Equatable, Sendable {
    case optimal(LinearSolution)
    case infeasible
    case unbounded

    public var solution: LinearSolution? { if case .optimal(let solution) = self { solution } else { nil } }
}
