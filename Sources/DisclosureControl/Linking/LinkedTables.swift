/// All tables of a release, and what was released before, as one system: a cell that is in two tables is one cell.
public struct LinkedTables: Sendable {
    public struct Cell: Equatable, Sendable {
        public let key: CellKey
        public let count: Int
        public let rule: CellRule
        /// What an earlier release already says of it, which cannot be taken back.
        public let earlier: ReleasedValue?
    }
    /// Of a cell that protects others: how wide its interval is at least.
    public static let leastWidth = 5

    public let tables: [CountedTable]
    /// In the order of their keys.
    public let cells: [Cell]
    /// Tables of earlier releases.
    public let earlier: [ReleasedTable]
    /// What every reader knows: sums of the tables, and what was said besides.
    public let relations: [Relation]

    /// - Parameters:
    ///   - knowledge: What the reader knows beyond the tables' own sums, such as a class of one dimension that is made of classes
    ///     of another. It may name cells that are in no table.
    ///   - earlier: Releases that stay as they are. What they hid is hidden for good.
    public init(
        _ tables: [CountedTable], knowledge: [Relation] = [], earlier: [ReleasedTable] = [],
        rule: (CellKey) -> CellRule
    ) throws(TableProblem) {
        var counts: [CellKey: Int] = [:]
        for (key, count) in tables.flatMap(\.counts) {
            if let other = counts.updateValue(count, forKey: key), other != count { throw .contradiction(key) }
        }
        var said: [CellKey: ReleasedValue] = [:]
        for (key, value) in earlier.flatMap(\.values) {
            if case .count(let published) = value, let count = counts[key], count != published {
                throw .contradiction(key)
            }
            if said[key] == nil || value != .hidden { said[key] = value }
        }
        self.tables = tables
        self.earlier = earlier
        cells = counts.keys.sorted().map { key in
            Cell(key: key, count: counts[key] ?? 0, rule: rule(key), earlier: said[key])
        }
        var seen: Set<Relation> = []
        relations = (tables.flatMap(\.shape.sums) + earlier.flatMap(\.shape.sums) + knowledge)
            .filter { seen.insert($0).inserted }
        for relation in relations where relation.terms.keys.allSatisfy({ counts[$0] != nil }) {
            let sum = relation.terms.reduce(0) { $0 + $1.value * (counts[$1.key] ?? 0) }
            guard sum >= relation.lower ?? sum, sum <= relation.upper ?? sum else { throw .doesNotAddUp(relation) }
        }
    }

    /// The tables as they are released when these cells are hidden.
    public func released(hiding hidden: Set<CellKey>) -> [ReleasedTable] {
        tables.map { table in
            ReleasedTable(
                table.shape,
                values: Dictionary(
                    uniqueKeysWithValues: table.counts.map { ($0, hidden.contains($0) ? .hidden : .count($1)) }))
        }
    }
}
