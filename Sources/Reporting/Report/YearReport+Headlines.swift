import DisclosureControl

extension YearReport {
    /// What the report says first, in sentences that stand only on published numbers.
    public struct Headline: Equatable, Sendable, Codable {
        public enum Kind: String, Equatable, Sendable, Codable { case persons, form, majority }
        public let kind: Kind
        /// People by their class; in per cent where it is about majority.
        public let values: [String: Int]
    }

    /// A class of which a sentence gives the number, and what happens to it in a table of two dimensions.
    public struct Withheld: Equatable, Sendable, Codable {
        public let label: Label
        public let count: Int
        /// The dimensions of the table.
        public let table: [Label]
        /// How many of its cells of this class are hidden, and how many it has; `nil`: the whole table is left out.
        public let cells: Cells?

        public struct Cells: Equatable, Sendable, Codable {
            public let hidden: Int
            public let all: Int
        }
    }

    private static let told: [(kind: Headline.Kind, table: String, codes: [String])] = [
        (.persons, "role", ["self", "bystander"]), (.form, "form", ["sex", "crim", "both"]),
        (.majority, "age_majority", ["adult", "minor"]),
    ]

    /// A sentence of which a number is hidden is not there.
    static func headlines(of tables: [Table]) -> [Headline] {
        told.compactMap { told in
            guard let table = tables.first(where: { $0.name == told.table }) else { return nil }
            var values: [String: Int] = [:]
            for code in told.codes {
                let row = table.rows.first { $0.codes == [code] }
                guard let value = told.kind == .majority ? row?.percentage : row?.value.count else { return nil }
                values[code] = value
            }
            return Headline(kind: told.kind, values: values)
        }
    }

    /// Of the classes that the sentences name, those that a crossed table hides.
    static func withheld(of tables: [Table], dropped: [Dropped]) -> [Withheld] {
        told.flatMap { told -> [Withheld] in
            guard let table = tables.first(where: { $0.name == told.table }) else { return [] }
            let rows = table.rows.filter { $0.codes.count == 1 && told.codes.contains($0.codes[0] ?? "") }
            return rows.flatMap { row -> [Withheld] in
                guard let count = row.value.count, let label = row.labels[0], let code = row.codes[0] else { return [] }
                let crossed = tables.compactMap { crossed -> Withheld? in
                    guard crossed.columns.count > 1,
                        let place = crossed.columns.firstIndex(where: { $0.dimension == told.table })
                    else { return nil }
                    let cells = crossed.rows.filter { $0.codes[place] == code && !$0.codes.contains(nil) }
                    let hidden = cells.count { $0.value == .hidden }
                    return hidden == 0
                        ? nil
                        : Withheld(
                            label: label, count: count, table: crossed.columns.map(\.label),
                            cells: Withheld.Cells(hidden: hidden, all: cells.count))
                }
                let whole = dropped.filter { $0.labels.count > 1 && $0.labels.contains(table.columns[0].label) }
                return crossed + whole.map { Withheld(label: label, count: count, table: $0.labels, cells: nil) }
            }
        }
    }
}
