public import DisclosureControl

/// A table as somebody downloaded it: what `TableCSV` writes, and tables of others in the same form.
public enum PublishedCSV {
    /// A column in which a row says `Total` is a dimension; any other restricts the whole table, but for `rounding`, which says how
    /// exact a number is.
    public static func table(named name: String, text: String) throws(PublishedProblem) -> ReleasedTable {
        let (header, rows) = try lines(of: text, named: name)
        guard header.last == "count" else { throw .notATable(name) }
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

    /// What `ClassesCSV` writes: which cells are, together, others.
    public static func sums(named name: String, text: String) throws(PublishedProblem) -> [Relation] {
        let (header, rows) = try lines(of: text, named: name)
        guard header.count > 2, header.first == ClassesCSV.sum, header.last == ClassesCSV.times
        else { throw .notATable(name) }
        var sums: [String: [CellKey: Int]] = [:]
        for row in rows {
            guard let times = Int(row[header.count - 1]), times != 0, (-1000...1000).contains(times)
            else { throw .notATable(name) }
            let key = header.indices.dropFirst().dropLast().reduce(CellKey()) { key, place in
                row[place] == TableCSV.total ? key : key.with(row[place], in: header[place])
            }
            guard sums[row[0], default: [:]].updateValue(times, forKey: key) == nil else { throw .notATable(name) }
        }
        return sums.sorted { $0.key < $1.key }.map { Relation($0.value, from: 0, to: 0) }
    }

    /// The header, in which no column stands twice, and the rows, each as long as it.
    private static func lines(of text: String, named name: String) throws(PublishedProblem) -> (
        header: [String], rows: [[String]]
    ) {
        let lines = text.split(whereSeparator: \.isNewline).map { fields(of: $0) }
        let rows = Array(lines.dropFirst())
        guard let header = lines.first, Set(header).count == header.count, !rows.isEmpty,
            rows.allSatisfy({ $0.count == header.count })
        else { throw .notATable(name) }
        return (header, rows)
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
