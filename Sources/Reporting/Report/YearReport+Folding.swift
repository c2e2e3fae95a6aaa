import DisclosureControl

extension YearReport {
    /// A step of a table's ladder in the publication plan, with the classes that the table has when it is taken.
    public struct Step: Equatable, Sendable, Codable {
        public struct Class: Equatable, Sendable, Codable {
            public let code: String
            public let label: Label
        }
        /// From 1.
        public let number: Int
        public let classes: [Class]
    }

    /// A table of which much is hidden, and the next step of its ladder, which was tried: it hides a smaller part.
    public struct Proposal: Equatable, Sendable, Codable {
        public struct Hiding: Equatable, Sendable, Codable {
            public let hidden: Int
            /// Classes of the table.
            public let all: Int
        }
        public let table: String
        /// Of its dimensions.
        public let labels: [Label]
        public let step: Step
        public let now: Hiding
        public let then: Hiding
        /// Classes that would have a number, and have none now.
        public let shown: [Label]
    }

    /// Tries the next step where half of a table or more is hidden.
    static func proposals(_ protection: Protection, _ tables: [Table], _ year: PlannedYear) throws(ReportProblem)
        -> [Proposal]
    {
        var proposals: [Proposal] = []
        for (planned, table) in zip(protection.tables, tables) {
            let all = table.rows.count
            let hidden = hiddenRows(table)
            guard hidden > 0, hidden * 2 >= all, let step = table.steps.first(where: { $0.number > table.step }),
                let then = try year.table(table.name, at: step), hiddenRows(then) * all < hidden * then.rows.count
            else { continue }
            let known = Set(table.rows.filter { $0.value != .hidden }.map(\.codes))
            let shown = then.rows.filter { $0.value != .hidden && !known.contains($0.codes) }
            if shown.isEmpty { continue }
            proposals.append(
                Proposal(
                    table: table.name, labels: planned.columns.map(\.label), step: step,
                    now: .init(hidden: hidden, all: all),
                    then: .init(hidden: hiddenRows(then), all: then.rows.count),
                    shown: shown.compactMap { $0.labels[0] }))
        }
        return proposals
    }

    private static func hiddenRows(_ table: Table) -> Int { table.rows.count { $0.value == .hidden } }
}
