/// Why there is no outcome.
public enum SolverFailure: Error, Equatable, Sendable {
    /// It reached its limit of time, memory or steps, or ended by itself.
    case ended(reason: String)
    /// It stopped before it knew.
    case undecided
}
