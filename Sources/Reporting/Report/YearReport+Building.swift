public import DisclosureControl

extension YearReport {
    /// Protects the counts of a year by the plan, and audits what comes out; there is no report of what an audit finds unsafe.
    /// - Parameters:
    ///   - earlier: The tables of every release, which nothing of this one may add to too much.
    ///   - folds: What somebody chose to put together, whatever is small.
    public init(
        _ counts: YearCounts, by plan: PublicationPlan, earlier: [ReleasedTable] = [], folds: [Fold] = [],
        solver: any LinearSolver
    ) throws(ReportProblem) {
        let planned = PlannedYear(
            counts: counts, plan: plan, earlier: earlier, steps: try plan.steps(folds), solver: solver)
        let protection = try planned.protection()
        var shares: [Share] = []
        for each in plan.shares {
            if let share = try Self.share(each, counts, plan) { shares.append(share) }
        }
        let tables = zip(protection.tables, protection.released).map { Table($0, $1, plan) }
        let own = counts.populations[plan.meanAge.over]
        let isMeanKnown = tables.contains { $0.over == plan.meanAge.over && $0.total.printed != nil }
        year = counts.year
        self.plan = plan.version
        codeBook = counts.codeBook
        rounding = plan.rounding
        counted = counts.populations[.counted]?.total ?? 0
        visitors = counts.visitors
        self.tables = tables
        comparisons = Self.comparisons(of: tables, in: counts.year, with: earlier)
        let dropped = protection.dropped.map { Dropped(name: $0.name, labels: $0.columns.map(\.label)) }
        self.dropped = dropped
        self.folds = planned.steps.map { Fold(table: $0.key, step: $0.value) }.sorted { $0.table < $1.table }
        proposals = try Self.proposals(protection, tables, planned)
        headlines = Self.headlines(of: tables)
        withheld = Self.withheld(of: tables, dropped: dropped)
        self.shares = shares
        estimates = plan.estimates ?? []
        meanAge =
            isMeanKnown
            ? own.flatMap { Rounded.mean(sum: $0.sumOfAges, of: $0.knownAges, smallestBase: plan.smallestMeanBase) }
            : nil
        sums = protection.knowledge.map(ClassSum.init)
        proof = Proof(
            hidden: protection.audit.ranges.count, exact: protection.audit.exact.count,
            narrowest: protection.audit.narrowest, isLeast: protection.isLeast, solver: solver.name)
    }

    private static func share(_ planned: PublicationPlan.Share, _ counts: YearCounts, _ plan: PublicationPlan)
        throws(ReportProblem) -> Share?
    {
        guard let dimension = counts.populations[planned.over]?.dimension(planned.dimension)
        else { throw .plan(.unknownDimension(planned.dimension)) }
        guard let inClass = dimension.classes.first(where: { $0.code == planned.class }) else { return nil }
        let total = dimension.classes.reduce(0) { $0 + $1.count }
        // A percentage over a small base gives the count back, so both sides must be large enough.
        guard inClass.count >= plan.threshold, total - inClass.count >= plan.threshold,
            let percentage = Rounded.percentage(inClass.count, of: total, smallestBase: plan.smallestPercentageBase)
        else { return nil }
        return Share(dimension: planned.dimension, label: inClass.label, percentage: percentage)
    }
}

extension YearReport.Table {
    /// Percentages come from published counts only.
    init(_ planned: PlannedTable, _ released: ReleasedTable, _ plan: PublicationPlan) {
        let total = released.values[released.shape.total] ?? .hidden
        name = planned.name
        columns = planned.columns.map { .init(dimension: $0.name, label: $0.label) }
        over = planned.over
        step = planned.step
        steps = planned.steps
        self.total = total
        rows = released.shape.keys.filter { $0 != released.shape.total }.map { key in
            let codes = planned.columns.map { key.code(in: $0.name) }
            let value = released.values[key] ?? .hidden
            let percentage = value.printed.flatMap { count in
                total.printed.flatMap { Rounded.percentage(count, of: $0, smallestBase: plan.smallestPercentageBase) }
            }
            return YearReport.Row(
                codes: codes,
                labels: zip(planned.columns, codes).map { column, code in
                    column.classes.first { $0.code == code }?.label
                }, value: value, percentage: percentage)
        }
    }
}
