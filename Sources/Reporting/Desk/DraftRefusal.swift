import DisclosureControl

/// Why there is no draft; it names tables, never people.
public enum DraftRefusal: Error, Equatable, Sendable, Codable {
    /// Another one is being made.
    case busy
    /// The year was published, and is closed.
    case published
    /// Too much could be worked out of these tables of the plan.
    case unsafe(tables: [String])
    /// The ledger does not hold what was published, from this release on.
    case brokenLedger(release: Int)
    /// It took more time or memory than it may.
    case tooLarge
    /// The plan does not fold this table so.
    case noSuchFold(table: String)
    case failed

    public init(_ problem: ReportProblem) {
        switch problem {
        case .unsafe(let tables): self = .unsafe(tables: tables)
        case .control(.unprotectable(let cells)):
            self = .unsafe(tables: Set(cells.flatMap(\.dimensions)).subtracting(["year", "topic", "role"]).sorted())
        case .control(.solver): self = .tooLarge
        case .noSuchFold(let table, _): self = .noSuchFold(table: table)
        case .plan, .control(.tables): self = .failed
        }
    }
}
