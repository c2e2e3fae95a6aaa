import DisclosureControl
import HelplineCore

enum Invented {
    /// A table `a` × `b` × … with margins: some classes are usual, most are rare.
    static func table(
        sizes: [Int], people: Int, using random: inout SeededGenerator, name: String = "table",
        restriction: CellKey = CellKey()
    ) throws -> CountedTable {
        let dimensions = sizes.enumerated().map { place, size in
            Dimension(String(UnicodeScalar(UInt8(97 + place))), (0..<size).map { "c\($0)" })
        }
        let shape = TableShape(name: name, restriction: restriction, dimensions: dimensions)
        var inner: [CellKey: Int] = [:]
        for _ in 0..<people {
            var key = restriction
            for dimension in dimensions {
                var place = 0
                while place < dimension.classes.count - 1, Int.random(in: 0..<5, using: &random) > 1 { place += 1 }
                key = key.with(dimension.classes[place], in: dimension.name)
            }
            inner[key, default: 0] += 1
        }
        return try CountedTable(shape, inner: inner)
    }
}

extension Invented {
    /// The counts of a table by row, the last dimension going fastest.
    static func table(_ shape: TableShape, _ counts: [[Int]]) throws -> CountedTable {
        try CountedTable(shape, inner: Dictionary(uniqueKeysWithValues: zip(shape.inner, counts.joined())))
    }

    /// Five people, and the total of all is exact.
    static func rule(_ key: CellKey) -> CellRule { CellRule(threshold: 5, isExact: key.dimensions.isEmpty) }

    static func people(in hidden: Set<CellKey>, of tables: LinkedTables) -> Int {
        tables.cells.reduce(0) { hidden.contains($1.key) ? $0 + $1.count : $0 }
    }
}

extension Invented {
    /// The inner cells of a smaller table over the same people.
    static func margins(of table: CountedTable, in shape: TableShape) -> [CellKey: Int] {
        Dictionary(uniqueKeysWithValues: shape.inner.map { ($0, table.counts[$0] ?? 0) })
    }
}
