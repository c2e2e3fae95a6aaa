public import DisclosureControl

extension YearReport {
    /// A table of one dimension beside those of the years before: everything in it was published in its own year's report.
    public struct Comparison: Equatable, Sendable, Codable {
        public struct Row: Equatable, Sendable, Codable {
            /// `nil`: all classes together.
            public let label: Label?
            /// In the order of the years; `nil`: that year had no such class.
            public let values: [ReleasedValue?]
        }
        public let name: String
        public let label: Label
        public let over: Population
        /// In order, with the report's own last.
        public let years: [Int]
        /// The classes of the report's own table; those that only an earlier year had are in that year's report.
        public let rows: [Row]
    }

    static func comparisons(of tables: [Table], in year: Int, with earlier: [ReleasedTable]) -> [Comparison] {
        tables.filter { $0.columns.count == 1 }.compactMap { table in
            let before = earlier.filter { $0.shape.name == table.name && $0.shape.dimensions.count == 1 }
                .compactMap { other in
                    other.shape.restriction.code(in: "year").flatMap { Int($0) }.map { (year: $0, table: other) }
                }.sorted { $0.year < $1.year }
            guard !before.isEmpty else { return nil }
            let rows = table.rows.map { row in
                Comparison.Row(
                    label: row.labels[0],
                    values: before.map { value(of: row.codes[0], in: $0.table) } + [row.value])
            }
            let total = Comparison.Row(label: nil, values: before.map { value(of: nil, in: $0.table) } + [table.total])
            return Comparison(
                name: table.name, label: table.columns[0].label, over: table.over, years: before.map(\.year) + [year],
                rows: rows + [total])
        }
    }

    private static func value(of code: String?, in table: ReleasedTable) -> ReleasedValue? {
        guard let code else { return table.values[table.shape.total] }
        return table.values[table.shape.total.with(code, in: table.shape.dimensions[0].name)]
    }
}
