import DisclosureControl

/// Reads a release by trying every way to fill it: slow, without any solver, and plainly right.
enum SlowReader {
    /// Every way to fill the hidden cells of these tables with whole people.
    static func fillings(_ tables: [ReleasedTable], atMost most: Int, knowledge: [Relation] = []) -> [[CellKey: Int]] {
        var values: [CellKey: ReleasedValue] = [:]
        for (key, value) in tables.flatMap(\.values) where values[key] == nil || value != .hidden {
            values[key] = value
        }
        var known: [CellKey: Int] = [:]
        for (key, value) in values { if case .count(let count) = value { known[key] = count } }
        let hidden = values.filter { $0.value == .hidden }.keys.sorted { $1 < $0 }
        let relations = tables.flatMap(\.shape.sums) + knowledge
        var found: [[CellKey: Int]] = []
        fill(hidden[...], known, relations, most, &found)
        return found
    }

    private static func fill(
        _ open: ArraySlice<CellKey>, _ known: [CellKey: Int], _ relations: [Relation], _ most: Int,
        _ found: inout [[CellKey: Int]]
    ) {
        for relation in relations {
            let sum = relation.terms.reduce(0) { $0 + $1.value * (known[$1.key] ?? 0) }
            let rest = relation.terms.filter { known[$0.key] == nil }
            // What is still open can only add where it counts positively, and only take away where negatively.
            if let upper = relation.upper, sum > upper, rest.values.allSatisfy({ $0 > 0 }) { return }
            if let lower = relation.lower, sum < lower, rest.values.allSatisfy({ $0 < 0 }) { return }
        }
        guard let next = open.first else { return found.append(known) }
        // Of a sum in which it is the only one open, it is the rest.
        let single = relations.first { relation in
            relation.lower == relation.upper && relation.terms[next].map { abs($0) } == 1
                && relation.terms.keys.allSatisfy { $0 == next || known[$0] != nil }
        }
        var candidates = Array(0...most)
        if let single, let sign = single.terms[next], let bound = single.lower {
            let sum = single.terms.reduce(0) { $0 + $1.value * (known[$1.key] ?? 0) }
            let value = (bound - sum) * sign
            candidates = value >= 0 && value <= most ? [value] : []
        }
        for value in candidates {
            var known = known
            known[next] = value
            fill(open.dropFirst(), known, relations, most, &found)
        }
    }

    static func ranges(_ tables: [ReleasedTable], atMost most: Int, knowledge: [Relation] = []) -> [CellKey:
        ClosedRange<Int>]
    {
        let hidden = Set(tables.flatMap(\.values).filter { $0.value == .hidden }.map(\.key))
        let found = fillings(tables, atMost: most, knowledge: knowledge)
        return Dictionary(
            uniqueKeysWithValues: hidden.compactMap { key in
                let values = found.compactMap { $0[key] }
                guard let least = values.min(), let greatest = values.max() else { return nil }
                return (key, least...greatest)
            })
    }

    /// Whether no reader, an insider neither, knows a hidden cell within fewer people than its rule allows.
    static func isSafe(_ tables: LinkedTables, hiding hidden: Set<CellKey>) -> Bool {
        let most = tables.cells.map(\.count).max() ?? 0
        let found = fillings(tables.released(hiding: hidden), atMost: most)
        let cells = tables.cells.filter { hidden.contains($0.key) }
        let readers = [nil] + cells.filter { $0.count > 0 }.map { Optional($0.key) }
        return readers.allSatisfy { own in
            let fitting = found.filter { filling in own.map { (filling[$0] ?? 0) > 0 } ?? true }
            return cells.allSatisfy { cell in
                let values = fitting.compactMap { $0[cell.key] }
                return (values.max() ?? 0) - (values.min() ?? 0) >= max(cell.rule.threshold, 5)
            }
        }
    }

    /// The fewest cells, and of such choices the fewest people; `nil` when no choice is safe.
    static func leastHidden(_ tables: LinkedTables) -> (cells: Int, people: Int)? {
        let must = tables.cells.filter { $0.count < $0.rule.threshold && !$0.rule.isExact }.map(\.key)
        let may = tables.cells.filter { $0.count >= $0.rule.threshold && !$0.rule.isExact }.map(\.key)
        let choices = (0..<(1 << may.count)).map { bits in
            Set(must + may.indices.filter { bits & (1 << $0) != 0 }.map { may[$0] })
        }
        let costs = choices.map { (cells: $0.count, people: Invented.people(in: $0, of: tables), choice: $0) }
            .sorted { ($0.cells, $0.people) < ($1.cells, $1.people) }
        return costs.first { isSafe(tables, hiding: $0.choice) }.map { ($0.cells, $0.people) }
    }
}
