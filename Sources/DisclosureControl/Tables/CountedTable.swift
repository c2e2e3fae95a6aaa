/// A table of exact counts, margins included: never for publication.
public struct CountedTable: Equatable, Sendable {
    public let shape: TableShape
    public let counts: [CellKey: Int]

    /// Adds the margins up. A class that is not named counts nobody; somebody outside the table's classes is refused.
    public init(_ shape: TableShape, inner: [CellKey: Int]) throws(TableProblem) {
        if let stranger = Set(inner.keys).subtracting(shape.inner).min() {
            throw .foreignCell(stranger, table: shape.name)
        }
        if let negative = inner.filter({ $0.value < 0 }).keys.min() { throw .negative(negative) }
        var counts = Dictionary(uniqueKeysWithValues: shape.keys.map { ($0, 0) })
        for (key, count) in inner {
            for margin in shape.dimensions.reduce(
                [key], { keys, dimension in keys + keys.map { $0.without(dimension.name) } })
            {
                counts[margin, default: 0] += count
            }
        }
        self.shape = shape
        self.counts = counts
    }

    public var total: Int { counts[shape.total] ?? 0 }
}
