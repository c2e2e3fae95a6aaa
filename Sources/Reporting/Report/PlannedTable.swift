import DisclosureControl

/// A table of the plan with its exact counts, folded as far as the plan says.
struct PlannedTable {
    struct Column {
        struct Class {
            let code: String
            let label: Label
        }
        let name: String
        let label: Label
        let classes: [Class]
    }
    let name: String
    let over: Population
    let columns: [Column]
    let counted: CountedTable
    /// Which step of its ladder was taken, from 1; 0: none.
    let step: Int
    /// By that step, the class that each class was put into.
    let into: [String: String]
    /// Those that it can take.
    let steps: [YearReport.Step]
    /// Of its cells; the total of another table may be a cell of this one.
    let rules: [CellKey: CellRule]

    /// Of a table of one dimension, the classes with somebody in them.
    var inhabited: [String] {
        columns.flatMap { column in
            counted.shape.inner.filter { counted.counts[$0] ?? 0 > 0 }.compactMap { $0.code(in: column.name) }
        }
    }

    /// Whom everything in a report of this year is about, and whom this population is.
    static func restriction(_ over: Population, in year: Int) -> CellKey {
        let counted = CellKey(["year": String(year), "topic": "th"])
        return over == .counted ? counted : counted.with(Population.own.rawValue, in: "role")
    }
}
