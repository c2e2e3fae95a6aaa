public import DisclosureControl

/// Why there is no report.
public enum ReportProblem: Error, Equatable, Sendable {
    case plan(PlanProblem)
    /// A fold that the plan's ladder for this table does not have; `steps` says how many it has.
    case noSuchFold(table: String, steps: Int)
    /// A stranger or an insider could work out too much of these tables: fold their dimensions further in the plan, or leave them out.
    case unsafe(tables: [String])
    case control(DisclosureFailure)
}
