/// What can be worked out of a release by who has all of it.
public struct Audit: Equatable, Sendable {
    /// Of every hidden cell.
    public let ranges: [CellKey: CellRange]
    /// Of those whom no table has and subtraction gives, unless they surely are as many as may be told.
    public let remainders: [CellKey: CellRange]
    /// How wide each range had to be.
    public let required: [CellKey: Int]
    /// The same for an insider, who knows that he is in one of the hidden classes: those that became too narrow, by that class.
    public let insiders: [CellKey: [CellKey]]

    /// Of a release in which nothing is hidden.
    public static let empty = Audit(ranges: [:], remainders: [:], required: [:], insiders: [:])

    /// Known to the person: there may be none.
    public var exact: [CellKey] { all.filter { $0.value.isExact }.keys.sorted() }
    public var tooNarrow: [CellKey] {
        all.filter { !$0.value.isAtLeast(required[$0.key] ?? LinkedTables.leastWidth) }.keys.sorted()
    }
    /// In people; `nil` when nothing is hidden or nothing bounds it.
    public var narrowest: Int? { all.values.compactMap { range in range.upper.map { $0 - range.lower } }.min() }
    public var holds: Bool { tooNarrow.isEmpty && insiders.isEmpty }

    private var all: [CellKey: CellRange] { ranges.merging(remainders) { own, _ in own } }
}
