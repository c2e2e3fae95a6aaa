/// Reads a release as a stranger with linear programs would: from what is published, and from nothing else.
public struct Auditor {
    private let solver: any LinearSolver

    public init(_ solver: any LinearSolver) { self.solver = solver }

    /// - Parameters:
    ///   - tables: Of all releases together.
    ///   - knowledge: What the reader knows beyond the tables' own sums.
    ///   - width: How wide a hidden cell's range must be; of those whom subtraction gives, also how many may be told.
    ///   - inhabited: Hidden cells with somebody in them, each of whom may be an insider.
    ///   - whole: Whether to calculate in whole people: slower, and never wider.
    public func audit(
        _ tables: [ReleasedTable], knowledge: [Relation] = [], inhabited: Set<CellKey> = [], whole: Bool = false,
        width: @escaping (CellKey) -> Int = { _ in LinkedTables.leastWidth }
    ) throws(DisclosureFailure) -> Audit {
        let published = try Self.joined(tables)
        let remainders = Remainder.all(in: tables.map(\.shape))
        let subtracted = Self.subtracted(remainders, published)
        let keys = Set(published.keys).union(subtracted).sorted()
        let relations = Set(tables.flatMap(\.shape.sums) + remainders.flatMap(\.relations) + knowledge)
            .sorted { "\($0)" < "\($1)" }
        let system = LinkedSystem(inTables: keys, relations: relations)
        let bounds = system.keys.map { key in
            let range = (published[key] ?? .hidden).range
            return Reader.Bounds(lower: range.lower, upper: range.upper)
        }
        if let row = Reader.contradiction(in: system, bounds: bounds) { throw .tables(.doesNotAddUp(relations[row])) }
        var required = Dictionary(
            uniqueKeysWithValues: keys.filter { published[$0] ?? .hidden == .hidden }.map { ($0, width($0)) })
        var ranges: [CellKey: CellRange] = [:]
        var left: [CellKey: CellRange] = [:]
        var insiders: [CellKey: [CellKey]] = [:]
        for part in Reader(system, bounds: bounds, whole: whole).parts {
            func examination() -> PartExamination {
                PartExamination(part, solver: solver) { [required] in required[system.keys[$0]] }
            }
            for finding in try examination().findings() {
                let (key, range) = (keys[finding.cell], finding.extremes.range)
                if published[key] != nil {
                    ranges[key] = range
                } else if range.lower < required[key] ?? 0 {
                    left[key] = range
                } else {
                    required[key] = nil
                }
            }
            let narrow = try examination().tooNarrow(withInsidersIn: { inhabited.contains(system.keys[$0]) })
            for finding in narrow {
                if let own = finding.insider { insiders[keys[own], default: []].append(keys[finding.cell]) }
            }
        }
        return Audit(ranges: ranges, remainders: left, required: required, insiders: insiders)
    }

    /// Whom no table has; but where so few are published that everybody knows there are hardly any, nothing is left to know.
    private static func subtracted(_ remainders: [Remainder], _ published: [CellKey: ReleasedValue]) -> Set<CellKey> {
        let cells = remainders.flatMap { left in
            left.shape.keys.filter { key in
                guard published[key] == nil, let whole = left.whole(of: key) else { return false }
                return (published[whole] ?? .hidden).range.upper.map { $0 >= LinkedTables.leastWidth } ?? true
            }
        }
        return Set(cells)
    }

    /// A cell that one table hides and another shows is shown.
    private static func joined(_ tables: [ReleasedTable]) throws(DisclosureFailure) -> [CellKey: ReleasedValue] {
        var values: [CellKey: ReleasedValue] = [:]
        for (key, value) in tables.flatMap(\.values) {
            switch (values[key], value) {
            case (nil, _), (.hidden, _): values[key] = value
            case (.some(let known), _) where known == value || value == .hidden: break
            case (.rounded, .count): values[key] = value
            case (.count, .rounded): break
            default: throw .tables(.contradiction(key))
            }
        }
        return values
    }
}
