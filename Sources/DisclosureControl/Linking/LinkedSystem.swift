/// Relations by the places of their cells, so that many programs can be made of them quickly.
struct LinkedSystem: Sendable {
    struct Row: Sendable {
        let terms: [(cell: Int, coefficient: Int)]
        let lower: Int?
        let upper: Int?
    }
    /// Cells in tables come first; then those that only relations name.
    let keys: [CellKey]
    /// How many of the keys are in tables.
    let inTables: Int
    let rows: [Row]

    init(inTables keys: [CellKey], relations: [Relation]) {
        let named = Set(relations.flatMap(\.terms.keys)).subtracting(keys).sorted()
        let all = keys + named
        let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
        self.keys = all
        inTables = keys.count
        rows = relations.map { relation in
            Row(
                terms: relation.terms.compactMap { key, coefficient in places[key].map { ($0, coefficient) } }
                    .sorted { $0.0 < $1.0 }.map { (cell: $0.0, coefficient: $0.1) },
                lower: relation.lower, upper: relation.upper)
        }
    }
}
