import DisclosureControl

/// All tables of a plan, protected as one system and audited as a stranger and every insider would.
struct Protection {
    private(set) var tables: [PlannedTable]
    private let earlier: [ReleasedTable]
    /// What cannot be protected at all, in the order in which it was left out.
    private(set) var dropped: [PlannedTable] = []
    private(set) var released: [ReleasedTable] = []
    private(set) var audit = Audit.empty
    /// Whether fewer hidden cells would not do.
    private(set) var isLeast = true
    /// What the definitions say of the tables that are there.
    private(set) var knowledge: [Relation] = []

    init(
        _ planned: [PlannedTable], _ plan: PublicationPlan, year: Int, earlier: [ReleasedTable],
        solver: any LinearSolver
    ) throws(ReportProblem) {
        tables = planned
        self.earlier = earlier
        do {
            while try !hide(plan, year, solver) {}
        } catch {
            throw .control(error)
        }
        guard audit.holds else {
            let weak = Set(audit.tooNarrow + audit.insiders.values.joined())
            throw .unsafe(tables: tables.filter { !weak.isDisjoint(with: $0.counted.shape.keys) }.map(\.name))
        }
    }

    /// Whether it is done; otherwise a table was left out.
    private mutating func hide(_ plan: PublicationPlan, _ year: Int, _ solver: any LinearSolver)
        throws(DisclosureFailure) -> Bool
    {
        knowledge = Self.knowledge(plan, tables, year)
        let rules = CellRules(tables, plan, year: year)
        let linked: LinkedTables
        do {
            linked = try LinkedTables(
                tables.map(\.counted) + (try rules.subtracted()),
                knowledge: knowledge + rules.remainders.flatMap(\.relations), earlier: earlier,
                rule: rules.rule)
        } catch {
            throw .tables(error)
        }
        let pattern: LinkedHiding.Pattern
        do {
            pattern = try LinkedHiding(linked, solver: solver).pattern()
        } catch .unprotectable(let cells) {
            guard let place = Self.place(of: Set(cells), in: tables, rules.remainders)
            else { throw .unprotectable(cells) }
            dropped.append(tables.remove(at: place))
            return false
        }
        let exact = PlannedTable.restriction(.counted, in: year)
        released = linked.released(hiding: pattern.hidden).prefix(tables.count).map { table in
            plan.rounding.map { table.rounded(to: $0, except: [exact]) } ?? table
        }
        isLeast = pattern.isLeast
        audit = try Auditor(solver).audit(
            released + earlier, knowledge: knowledge,
            inhabited: Set(linked.cells.filter { $0.count > 0 && pattern.hidden.contains($0.key) }.map(\.key))
        ) { key in
            let count = linked.cells.first { $0.key == key }?.count ?? 0
            let rule = rules.rule(of: key)
            return rule.mustHide(count) ? max(rule.threshold, LinkedTables.leastWidth) : LinkedTables.leastWidth
        }
        return true
    }

    /// The table to leave out first: of the most dimensions, and of those the last.
    private static func place(of cells: Set<CellKey>, in tables: [PlannedTable], _ remainders: [Remainder]) -> Int? {
        let parts = remainders.filter { !cells.isDisjoint(with: $0.shape.keys) }.map(\.part)
        let weak = tables.indices.filter { place in
            let shape = tables[place].counted.shape
            return !cells.isDisjoint(with: shape.inner) || parts.contains(shape)
        }
        let most = weak.map { tables[$0].columns.count }.max()
        return weak.last { tables[$0].columns.count == most }
    }

    /// What the definitions say of the tables that are there: classes of one dimension are classes of another, together. Where a
    /// table was folded, what was put together there is together here.
    private static func knowledge(_ plan: PublicationPlan, _ tables: [PlannedTable], _ year: Int) -> [Relation] {
        let keys = Set(tables.flatMap(\.counted.shape.keys))
        return plan.made.flatMap { made -> [Relation] in
            func folded(_ dimension: String) -> [String: String] {
                tables.first { $0.over == made.over && $0.columns.map(\.name) == [dimension] }?.into ?? [:]
            }
            let restriction = PlannedTable.restriction(made.over, in: year)
            return made.sums(folded(made.dimension), folded(made.of)).compactMap { sum in
                let wholes = sum.wholes.map { restriction.with($0, in: made.dimension) }
                let parts = sum.parts.map { restriction.with($0, in: made.of) }
                guard keys.isSuperset(of: parts + wholes) else { return nil }
                let terms = Dictionary(uniqueKeysWithValues: parts.map { ($0, 1) } + wholes.map { ($0, -1) })
                return Relation(terms, from: 0, to: 0)
            }
        }
    }
}
