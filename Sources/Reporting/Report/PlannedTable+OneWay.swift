import DisclosureControl

extension PlannedTable {
    /// Folds along the plan's ladder until nothing is small; where that does not help, not at all.
    /// - Parameter asked: The step that somebody chose, from 1, whatever is small; `nil`: nobody did.
    init(
        _ planned: PublicationPlan.Table, _ dimension: DimensionCounts, in year: Int, of plan: PublicationPlan,
        fold asked: Int? = nil
    ) throws(TableProblem) {
        // What is impossible by definition is no cell, unless somebody is in it after all.
        let classes = dimension.classes.filter { $0.count > 0 || planned.impossible?.contains($0.code) != true }
        let restriction = Self.restriction(planned.over, in: year)
        let whole = try CountedTable(
            TableShape(
                name: planned.name, restriction: restriction,
                dimensions: [Dimension(dimension.name, classes.map(\.code))]),
            inner: Dictionary(
                classes.map { (restriction.with($0.code, in: dimension.name), $0.count) }, uniquingKeysWith: +))
        let unfolded = (step: 0, table: whole, rules: Self.rules(of: whole, planned, [], plan))
        var steps = [unfolded]
        for (place, step) in (planned.ladder ?? []).enumerated() {
            let folding = Folding(classes: step.map { .init(code: $0.code, of: $0.of) })
            guard let table = try whole.folded(dimension.name, by: folding) else { continue }
            steps.append((place + 1, table, Self.rules(of: table, planned, step, plan)))
        }
        let fitting = steps.first { step in
            !step.table.counts.contains { key, count in step.rules[key]?.mustHide(count) == true }
        }
        let chosen = asked.flatMap { asked in steps.first { $0.step == asked } } ?? fitting ?? unfolded
        let folded = (planned.ladder ?? []).joined()
        func named(_ table: CountedTable) -> [Column.Class] {
            table.shape.dimensions.flatMap(\.classes).map { code in
                let own = dimension.classes.first { $0.code == code }?.label
                let label = folded.first { $0.code == code }?.label ?? own
                return Column.Class(code: code, label: label ?? Label(nl: code, en: code))
            }
        }
        name = planned.name
        over = planned.over
        columns = [Column(name: dimension.name, label: dimension.label, classes: named(chosen.table))]
        step = chosen.step
        let taken = planned.ladder.flatMap { $0.indices.contains(chosen.step - 1) ? $0[chosen.step - 1] : nil } ?? []
        into = Dictionary(taken.flatMap { each in each.of.map { ($0, each.code) } }) { first, _ in first }
        self.steps = steps.dropFirst().map { step in
            YearReport.Step(
                number: step.step, classes: named(step.table).map { .init(code: $0.code, label: $0.label) })
        }
        counted = chosen.table
        rules = chosen.rules
    }

    /// A folded class keeps the highest threshold of its parts, and is open only when all of them are.
    private static func rules(
        of table: CountedTable, _ planned: PublicationPlan.Table, _ step: [PublicationPlan.FoldedClass],
        _ plan: PublicationPlan
    ) -> [CellKey: CellRule] {
        let cells = table.shape.inner.map { key in
            let code = key.code(in: planned.dimension) ?? ""
            let parts = step.first { $0.code == code }?.of ?? [code]
            let threshold = parts.map { plan.threshold(of: $0, in: planned) }.max() ?? plan.threshold
            let isOpen = parts.allSatisfy { planned.open?.contains($0) == true }
            return (key, CellRule(threshold: threshold, mayShowZero: isOpen))
        }
        return Dictionary(cells) { first, _ in first }
    }
}
