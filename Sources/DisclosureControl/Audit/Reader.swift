/// Somebody with all that is published and with linear programs: the unknown cells, in parts that say nothing of each other.
struct Reader {
    /// The numbers of people a cell can hold as far as the reader knows before calculating.
    struct Bounds: Equatable {
        let lower: Int
        let upper: Int?
        var exact: Int? { lower == upper ? lower : nil }
    }
    struct Part {
        /// Places in the system; the variables of the program in the same order.
        let cells: [Int]
        /// Places of the rows in the system; the rows of the program in the same order.
        let rows: [Int]
        var program: LinearProgram

        func variable(of cell: Int) -> Int? { cells.firstIndex(of: cell) }
    }
    let parts: [Part]

    /// - Parameters:
    ///   - bounds: Of each cell of the system.
    ///   - whole: Whether only whole people are considered: slower, and never wider.
    init(_ system: LinkedSystem, bounds: [Bounds], whole: Bool = false) {
        var group = Array(bounds.indices)
        func root(_ cell: Int) -> Int {
            var cell = cell
            while group[cell] != cell { cell = group[cell] }
            return cell
        }
        let unknown = system.rows.map { row in row.terms.filter { bounds[$0.cell].exact == nil } }
        for terms in unknown {
            guard let first = terms.first else { continue }
            for term in terms.dropFirst() { group[root(term.cell)] = root(first.cell) }
        }
        var cells: [Int: [Int]] = [:]
        for cell in bounds.indices where bounds[cell].exact == nil { cells[root(cell), default: []].append(cell) }
        var rows: [Int: [Int]] = [:]
        for (row, terms) in unknown.enumerated() {
            if let first = terms.first { rows[root(first.cell), default: []].append(row) }
        }
        parts = cells.keys.sorted().map { group in
            let members = cells[group] ?? []
            let places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
            let variables = members.map { cell in
                LinearProgram.Variable(
                    from: Double(bounds[cell].lower), to: bounds[cell].upper.map(Double.init) ?? .infinity,
                    isInteger: whole)
            }
            let program = LinearProgram(
                variables: variables,
                rows: (rows[group] ?? []).map { row in
                    let known = system.rows[row].terms.reduce(0) { $0 + $1.coefficient * (bounds[$1.cell].exact ?? 0) }
                    return LinearProgram.Row(
                        unknown[row].map { .init(places[$0.cell] ?? 0, Double($0.coefficient)) },
                        from: system.rows[row].lower.map { Double($0 - known) } ?? -.infinity,
                        to: system.rows[row].upper.map { Double($0 - known) } ?? .infinity)
                })
            return Part(cells: members, rows: rows[group] ?? [], program: program)
        }
    }

    /// Whether the sums between published cells hold; they are in no part.
    static func contradiction(in system: LinkedSystem, bounds: [Bounds]) -> Int? {
        system.rows.firstIndex { row in
            guard row.terms.allSatisfy({ bounds[$0.cell].exact != nil }) else { return false }
            let sum = row.terms.reduce(0) { $0 + $1.coefficient * (bounds[$1.cell].exact ?? 0) }
            return sum < row.lower ?? sum || sum > row.upper ?? sum
        }
    }
}
