import DisclosureControl

extension PlannedTable {
    /// Crosses dimensions, folded as in the tables that have them alone; `nil` when one of them was not counted.
    ///
    /// A catch-all class that may show its zero, and does in each of those tables, has no cells here: nobody is in it.
    init?(
        _ planned: PublicationPlan.Crossed, _ population: PopulationCounts, alone: [PlannedTable], in year: Int,
        of plan: PublicationPlan
    ) throws(TableProblem) {
        guard let crossed = population.crossed.first(where: { $0.dimensions == planned.dimensions }) else { return nil }
        var columns: [Column] = []
        var foldings: [[String: String]] = []
        for (place, name) in planned.dimensions.enumerated() {
            guard let dimension = population.dimension(name) else { return nil }
            let tables = plan.tables.filter { $0.dimension == name }
            let optional = Set(tables.flatMap { ($0.open ?? []) + ($0.impossible ?? []) })
            let inhabited = Set(crossed.people.filter { $0.value > 0 }.map { $0.key[place] })
            let sameDimension = alone.filter { $0.columns.map(\.name) == [name] }
            let same = sameDimension.first { $0.over == planned.over } ?? sameDimension.first
            let classes =
                same?.columns.first?.classes ?? dimension.classes.map { .init(code: $0.code, label: $0.label) }
            foldings.append(same?.into ?? [:])
            let elsewhere = sameDimension.flatMap(\.inhabited)
            let empty = optional.subtracting(inhabited).subtracting(elsewhere)
            columns.append(
                Column(name: name, label: dimension.label, classes: classes.filter { !empty.contains($0.code) }))
        }
        let restriction = Self.restriction(planned.over, in: year)
        var inner: [CellKey: Int] = [:]
        for (codes, count) in crossed.people {
            var key = restriction
            for (place, name) in planned.dimensions.enumerated() {
                key = key.with(foldings[place][codes[place]] ?? codes[place], in: name)
            }
            inner[key, default: 0] += count
        }
        counted = try CountedTable(
            TableShape(
                name: planned.name, restriction: restriction,
                dimensions: columns.map { Dimension($0.name, $0.classes.map(\.code)) }),
            inner: inner)
        name = planned.name
        over = planned.over
        step = 0
        into = [:]
        steps = []
        self.columns = columns
        rules = Dictionary(
            counted.shape.inner.map { ($0, CellRule(threshold: plan.raisedThreshold)) }, uniquingKeysWith: { $1 })
    }
}
