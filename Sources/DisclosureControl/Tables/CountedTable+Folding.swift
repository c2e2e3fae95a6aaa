extension CountedTable {
    /// The table with classes of one dimension put together; `nil` unless every class is in exactly one of the folding's.
    public func folded(_ name: String, by folding: Folding) throws(TableProblem) -> CountedTable? {
        guard let place = shape.dimensions.firstIndex(where: { $0.name == name }) else { return nil }
        let named = folding.classes.flatMap(\.of)
        guard Set(named).count == named.count, Set(named) == Set(shape.dimensions[place].classes) else { return nil }
        var dimensions = shape.dimensions
        dimensions[place] = Dimension(name, folding.classes.map(\.code))
        var inner: [CellKey: Int] = [:]
        var possible: Set<CellKey> = []
        for key in shape.inner {
            let code = key.code(in: name)
            guard let into = folding.classes.first(where: { $0.of.contains(code ?? "") }) else { continue }
            possible.insert(key.with(into.code, in: name))
            inner[key.with(into.code, in: name), default: 0] += counts[key] ?? 0
        }
        let whole = TableShape(name: shape.name, restriction: shape.restriction, dimensions: dimensions)
        let impossible = Set(whole.inner).subtracting(possible)
        return try CountedTable(
            TableShape(
                name: shape.name, restriction: shape.restriction, dimensions: dimensions, impossible: impossible),
            inner: inner)
    }
}
