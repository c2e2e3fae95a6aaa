public import DisclosureControl

/// A table as somebody downloaded it: what `TableCSV` writes, and tables of others in the same form.
public enum PublishedCSV {
    /// A column in which a row says `Total` is a dimension; any other restricts the whole table, but for `rounding`, which says how
    /// exact a number is.
    public static func table(named name: String, text: String) throws(PublishedProblem) -> ReleasedTable {
        let lines = text.split(whereSeparator: \.isNewline).map { fields(of: $0) }
        guard let header = lines.first, header.last == "count", Set(header).count == header.count
        else { throw .notATable(name) }
        let rows = lines.dropFirst()
        guard !rows.isEmpty, rows.allSatisfy({ $0.count == header.count }) else { throw .notATable(name) }
        var restriction = CellKey()
        var dimensions: [(place: Int, dimension: Dimension)] = []
        let rounding = header.firstIndex(of: TableCSV.rounding)
        for place in header.indices.dropLast() where place != rounding {
            var codes: [String] = []
            for row in rows where !codes.contains(row[place]) { codes.append(row[place]) }
            if codes.contains(TableCSV.total) {
                dimensions.append((place, Dimension(header[place], codes.filter { $0 != TableCSV.total })))
            } else if codes.count == 1 {
                restriction = restriction.with(codes[0], in: header[place])
            } else {
                throw .notATable(name)
            }
        }
        var values: [CellKey: ReleasedValue] = [:]
        for row in rows {
            let key = dimensions.reduce(restriction) { key, each in
                row[each.place] == TableCSV.total ? key : key.with(row[each.place], in: each.dimension.name)
            }
            guard let value = value(row[header.count - 1], to: rounding.map { row[$0] } ?? "1"),
                values.updateValue(value, forKey: key) == nil
            else { throw .notATable(name) }
        }
        let whole = TableShape(name: name, restriction: restriction, dimensions: dimensions.map(\.dimension))
        let impossible = Set(whole.keys).subtracting(values.keys)
        let shape = TableShape(
            name: name, restriction: restriction, dimensions: dimensions.map(\.dimension), impossible: impossible)
        return ReleasedTable(shape, values: values)
    }

    private static func value(_ text: String, to base: String) -> ReleasedValue? {
        guard let base = Int(base), (1...1_000_000).contains(base) else { return nil }
        if text == TableCSV.hidden { return .hidden }
        guard let count = Int(text), count >= 0 else { return nil }
        return base == 1 ? .count(count) : .rounded(count, to: base)
    }

    private static func fields(of line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
