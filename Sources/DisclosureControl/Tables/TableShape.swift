/// What a table counts, without its numbers: a restriction, its dimensions, and a margin over each of them.
public struct TableShape: Equatable, Sendable {
    public let name: String
    /// What all of its cells have in common, such as the year.
    public let restriction: CellKey
    public let dimensions: [Dimension]
    /// In which nobody can be by definition: they are no cells.
    public let impossible: Set<CellKey>

    public init(name: String, restriction: CellKey, dimensions: [Dimension], impossible: Set<CellKey> = []) {
        self.name = name
        self.restriction = restriction
        self.dimensions = dimensions
        self.impossible = impossible
    }

    /// Of everybody in the table.
    public var total: CellKey { restriction }

    /// The cells that are no margins.
    public var inner: [CellKey] { combined(withMargins: false) }

    /// All cells, in the order of the dimensions; a margin follows its classes.
    public var keys: [CellKey] { combined(withMargins: true) }

    /// Every margin is the sum of its classes.
    public var sums: [Relation] {
        let cells = Set(keys)
        return keys.flatMap { key in
            dimensions.filter { key.code(in: $0.name) == nil }.map { dimension in
                Relation(
                    key, isSumOf: dimension.classes.map { key.with($0, in: dimension.name) }.filter(cells.contains))
            }
        }
    }

    /// What holds because one person has a class in every dimension: each cell is the sum of those of a larger table in it, even when
    /// that one is never published.
    public func sums(within joint: TableShape) -> [Relation] {
        keys.map { key in
            Relation(
                key,
                isSumOf: joint.inner.filter { one in key.dimensions.allSatisfy { one.code(in: $0) == key.code(in: $0) }
                })
        }
    }

    private func combined(withMargins margins: Bool) -> [CellKey] {
        dimensions.reduce([restriction]) { keys, dimension in
            keys.flatMap { key in dimension.classes.map { key.with($0, in: dimension.name) } + (margins ? [key] : []) }
        }
        .filter { !impossible.contains($0) }
    }
}
