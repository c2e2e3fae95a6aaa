/// Reads a release as a stranger with linear programs would: from what is published, and from nothing else.
public struct Auditor {
    private let solver: any LinearSolver

    public init(_ solver: any LinearSolver) { self.solver = solver }

    /// - Parameters:
    ///   - tables: Of all releases together.
    ///   - knowledge: What the reader knows beyond the tables' own sums.
    ///   - width: How wide a hidden cell's range must be.
    ///   - inhabited: Hidden cells with somebody in them, each of whom may be an insider.
    ///   - whole: Whether to calculate in whole people: slower, and never wider.
    public func audit(
        _ tables: [ReleasedTable], knowledge: [Relation] = [], inhabited: Set<CellKey> = [], whole: Bool = false,
        width: @escaping (CellKey) -> Int = { _ in LinkedTables.leastWidth }
    ) throws(DisclosureFailure) -> Audit {
        let values = try Self.joined(tables)
        let keys = values.keys.sorted()
        let relations = Set(tables.flatMap(\.shape.sums) + knowledge).sorted { "\($0)" < "\($1)" }
        let system = LinkedSystem(inTables: keys, relations: relations)
        let bounds = system.keys.map { key in
            let range = (values[key] ?? .hidden).range
            return Reader.Bounds(lower: range.lower, upper: range.upper)
        }
        if let row = Reader.contradiction(in: system, bounds: bounds) { throw .tables(.doesNotAddUp(relations[row])) }
        let required = Dictionary(
            uniqueKeysWithValues: keys.filter { values[$0] == .hidden }.map { ($0, width($0)) })
        var ranges: [CellKey: CellRange] = [:]
        var insiders: [CellKey: [CellKey]] = [:]
        for part in Reader(system, bounds: bounds, whole: whole).parts {
            let examination = PartExamination(part, solver: solver) { required[system.keys[$0]] }
            for finding in try examination.findings() { ranges[keys[finding.cell]] = finding.extremes.range }
            let narrow = try examination.tooNarrow(withInsidersIn: { inhabited.contains(system.keys[$0]) })
            for finding in narrow {
                if let own = finding.insider { insiders[keys[own], default: []].append(keys[finding.cell]) }
            }
        }
        return Audit(ranges: ranges, required: required, insiders: insiders)
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
