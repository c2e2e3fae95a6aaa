/// A step of a table's ladder in the publication plan that somebody chose, though nothing in the table is small.
public struct Fold: Hashable, Sendable, Codable {
    public let table: String
    /// From 1.
    public let step: Int

    public init(table: String, step: Int) {
        self.table = table
        self.step = step
    }
}

extension PublicationPlan {
    /// The steps by their tables; of two for one table the last counts. Throws `.noSuchFold` for a step that the plan does not have.
    public func steps(_ folds: [Fold]) throws(ReportProblem) -> [String: Int] {
        var steps: [String: Int] = [:]
        for fold in folds {
            let ladder = tables.first { $0.name == fold.table }?.ladder ?? []
            guard ladder.indices.contains(fold.step - 1) else {
                throw .noSuchFold(table: fold.table, steps: ladder.count)
            }
            steps[fold.table] = fold.step
        }
        return steps
    }
}
