/// Which cells to hide: what is given, and what a reader would know after each choice.
struct HidingProblem {
    enum Choice: Equatable {
        case shown
        /// Small, or hidden before.
        case hidden
        case open
        /// In no table of this release: its count is unknown here too.
        case outside(Reader.Bounds)
    }
    struct Cell {
        let choice: Choice
        let count: Int
        /// How wide its range must be when it is hidden.
        let width: Int
        /// For how many cells it counts.
        let weight: Int
    }
    let system: LinkedSystem
    /// In the order of the system's keys.
    let cells: [Cell]
    /// More people than any cell holds.
    let everybody: Int

    init(_ tables: LinkedTables) {
        system = LinkedSystem(inTables: tables.cells.map(\.key), relations: tables.relations)
        var said: [CellKey: ReleasedValue] = [:]
        for (key, value) in tables.earlier.flatMap(\.values) where value != .hidden { said[key] = value }
        let own = tables.cells.map { cell in
            let mustHide = cell.rule.mustHide(cell.count)
            let choice: Choice =
                switch cell.earlier {
                case .hidden: .hidden
                case .some: .shown
                case nil: cell.rule.isExact ? .shown : mustHide ? .hidden : .open
                }
            return Cell(
                choice: choice, count: cell.count,
                width: mustHide ? max(cell.rule.threshold, LinkedTables.leastWidth) : LinkedTables.leastWidth,
                weight: cell.rule.weight)
        }
        let outside = system.keys.dropFirst(own.count).map { key in
            let range = (said[key] ?? .hidden).range
            return Cell(choice: .outside(.init(lower: range.lower, upper: range.upper)), count: 0, width: 0, weight: 1)
        }
        cells = own + outside
        everybody = (own.map(\.count).max() ?? 0) + 1
    }

    var decided: Set<Int> { Set(cells.indices.filter { cells[$0].choice == .hidden }) }
    var hideable: [Int] { cells.indices.filter { cells[$0].choice == .hidden || cells[$0].choice == .open } }

    func bounds(hiding hidden: Set<Int>) -> [Reader.Bounds] {
        cells.indices.map { cell in
            if case .outside(let bounds) = cells[cell].choice { return bounds }
            let count = cells[cell].count
            return hidden.contains(cell) ? .init(lower: 0, upper: nil) : .init(lower: count, upper: count)
        }
    }

    /// What is too narrow for some reader when these are hidden.
    func weaknesses(hiding hidden: Set<Int>, solver: any LinearSolver) throws(DisclosureFailure) -> [Weakness] {
        var weaknesses: [Weakness] = []
        for part in Reader(system, bounds: bounds(hiding: hidden)).parts {
            let examination = PartExamination(part, solver: solver) { hidden.contains($0) ? cells[$0].width : nil }
            weaknesses += try examination.tooNarrow(withInsidersIn: { cells[$0].count >= 1 })
                .map { Weakness(finding: $0, part: part) }
        }
        return weaknesses
    }
}
