import DisclosureControl

extension YearReport {
    /// Protects the counts of a year by the plan; throws when the plan asks for a dimension that was not counted.
    public init(_ counts: YearCounts, by plan: PublicationPlan) throws(PlanProblem) {
        var tables: [Table] = []
        var dropped: [Dropped] = []
        for planned in plan.tables {
            guard let population = counts.populations[planned.over],
                let dimension = population.dimension(planned.dimension)
            else { throw .unknownDimension(planned.dimension) }
            let protection = Protection(planned: planned, dimension: dimension, plan: plan)
            // A total that is not published may not come out as the sum of another table's cells.
            let isKnown = planned.over == .counted || Self.publishesOwn(tables)
            switch isKnown ? protection.outcome : .dropped(.totalHidden) {
            case .published(let published): tables.append(protection.table(published))
            case .dropped(let reason):
                dropped.append(Dropped(name: planned.name, label: dimension.label, reason: reason))
            }
        }
        var shares: [Share] = []
        for planned in plan.shares {
            if let share = try Self.share(planned, counts, plan) { shares.append(share) }
        }
        let own = counts.populations[plan.meanAge.over]
        let isMeanKnown = plan.meanAge.over == .counted || Self.publishesOwn(tables)
        year = counts.year
        self.plan = plan.version
        codeBook = counts.codeBook
        counted = counts.populations[.counted]?.total ?? 0
        visitors = counts.visitors
        self.tables = tables
        self.dropped = dropped
        self.shares = shares
        meanAge =
            isMeanKnown
            ? own.flatMap { Rounded.mean(sum: $0.sumOfAges, of: $0.knownAges, smallestBase: plan.smallestMeanBase) }
            : nil
    }

    /// Whether the table of roles shows how many sought contact for themselves.
    private static func publishesOwn(_ tables: [Table]) -> Bool {
        tables.contains { table in
            table.dimension == "role" && table.over == .counted
                && table.rows.contains { $0.code == Population.own.rawValue && $0.value != .hidden }
        }
    }

    private static func share(_ planned: PublicationPlan.Share, _ counts: YearCounts, _ plan: PublicationPlan)
        throws(PlanProblem) -> Share?
    {
        guard let dimension = counts.populations[planned.over]?.dimension(planned.dimension)
        else { throw .unknownDimension(planned.dimension) }
        guard let inClass = dimension.classes.first(where: { $0.code == planned.class }) else { return nil }
        let total = dimension.classes.reduce(0) { $0 + $1.count }
        // A percentage over a small base gives the count back, so both sides must be large enough.
        guard inClass.count >= plan.threshold, total - inClass.count >= plan.threshold,
            let percentage = Rounded.percentage(inClass.count, of: total, smallestBase: plan.smallestPercentageBase)
        else { return nil }
        return Share(dimension: planned.dimension, label: inClass.label, percentage: percentage)
    }
}
