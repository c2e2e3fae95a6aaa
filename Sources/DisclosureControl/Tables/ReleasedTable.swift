/// A table as a stranger sees it.
public struct ReleasedTable: Equatable, Sendable {
    public let shape: TableShape
    /// Of every cell that is in the table.
    public let values: [CellKey: ReleasedValue]

    public init(_ shape: TableShape, values: [CellKey: ReleasedValue]) {
        self.shape = shape
        self.values = values
    }

    /// The same table with its numbers to the nearest multiple of the base, but for cells that stay exact: less can be worked out of
    /// it, never more.
    public func rounded(to base: Int, except exact: Set<CellKey>) -> ReleasedTable {
        ReleasedTable(
            shape,
            values: Dictionary(
                uniqueKeysWithValues: values.map { ($0, exact.contains($0) ? $1 : $1.rounded(to: base)) }))
    }

    public var hiddenCells: Int { values.values.count { $0 == .hidden } }
}
