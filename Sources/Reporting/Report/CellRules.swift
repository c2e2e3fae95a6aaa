import DisclosureControl

/// How each cell of a year's tables is protected, and each of those whom subtracting two of the tables would give.
struct CellRules {
    /// A number of a table of one dimension is worth so many of a crossed one: the sentences that people repeat stand on it.
    private static let oneWayWeight = 10

    let remainders: [Remainder]
    private let counts: [CellKey: Int]
    private let rules: [CellKey: CellRule]
    private let otherwise: CellRule

    init(_ tables: [PlannedTable], _ plan: PublicationPlan, year: Int) {
        let counts = Dictionary(tables.flatMap(\.counted.counts)) { first, _ in first }
        let remainders = Remainder.all(in: tables.map(\.counted.shape))
        let otherwise = CellRule(threshold: plan.threshold)
        var rules: [CellKey: CellRule] = [:]
        let exact = PlannedTable.restriction(.counted, in: year)
        rules[exact] = CellRule(threshold: 1, isExact: true)
        for table in tables where table.columns.count == 1 {
            for key in table.counted.shape.keys where rules[key] == nil {
                let own = tables.lazy.compactMap { $0.rules[key] }.first ?? otherwise
                rules[key] = CellRule(
                    threshold: own.threshold, mayShowZero: own.mayShowZero, weight: Self.oneWayWeight)
            }
        }
        for table in tables where table.columns.count > 1 { rules.merge(table.rules) { own, _ in own } }
        for left in remainders {
            for key in left.shape.keys where rules[key] == nil {
                guard let whole = left.whole(of: key) else { continue }
                let isNobody = counts[whole] == 0 && rules[whole]?.mayShowZero == true
                rules[key] = CellRule(threshold: plan.raisedThreshold, mayShowZero: isNobody, weight: 0)
            }
        }
        self.remainders = remainders
        self.counts = counts
        self.otherwise = otherwise
        self.rules = rules
    }

    /// How many they are whom subtracting would give.
    func subtracted() throws(TableProblem) -> [CountedTable] {
        var tables: [CountedTable] = []
        for left in remainders { tables.append(try left.counted(counts)) }
        return tables
    }

    func rule(of key: CellKey) -> CellRule { rules[key] ?? otherwise }
}
