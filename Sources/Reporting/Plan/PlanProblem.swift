/// Why a publication plan cannot be used.
public enum PlanProblem: Error, Equatable, Sendable {
    case unreadable(description: String)
    /// A threshold below the plan's, or below 1.
    case thresholds
    case repeatedTable(String)
    /// The plan asks for what the code book does not fold.
    case unknownDimension(String)
}
