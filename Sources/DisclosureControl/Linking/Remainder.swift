/// Those who are left when a table of one class is taken from the same table of everybody: no table has them, and yet whoever holds
/// both can subtract.
public struct Remainder: Equatable, Sendable {
    /// Of those who are left.
    public let shape: TableShape
    /// Of the one class.
    public let part: TableShape
    /// By their keys, of whom they are left, and who was taken from those.
    private let origins: [CellKey: Origin]
    /// What every reader of both tables knows.
    public let relations: [Relation]

    private struct Origin: Equatable {
        let whole: CellKey
        let part: CellKey
    }

    /// Each that tables of these shapes leave.
    public static func all(in shapes: [TableShape]) -> [Remainder] {
        let alike = Dictionary(grouping: shapes, by: \.restriction)
        var seen: Set<[CellKey]> = []
        var all: [Remainder] = []
        for split in shapes {
            for dimension in split.dimensions {
                for code in dimension.classes {
                    for part in alike[split.restriction.with(code, in: dimension.name)] ?? [] {
                        for whole in alike[split.restriction] ?? [] {
                            guard let left = Remainder(of: whole, without: code, in: dimension, part: part),
                                seen.insert(left.shape.keys + [part.restriction]).inserted
                            else { continue }
                            all.append(left)
                        }
                    }
                }
            }
        }
        return all
    }

    private init?(of whole: TableShape, without code: String, in dimension: Dimension, part: TableShape) {
        let others = dimension.classes.filter { $0 != code }
        // Classes that were put together in one of the two cannot be subtracted class by class.
        let shared = whole.dimensions.filter { each in
            part.dimensions.contains { $0.name == each.name && Set($0.classes).isSubset(of: each.classes) }
        }
        guard !others.isEmpty, !shared.isEmpty else { return nil }
        let known = Set(whole.restriction.dimensions + shared.map(\.name))
        let impossible = whole.impossible.filter { known.isSuperset(of: $0.dimensions) }
        func restricted(to code: String) -> TableShape {
            TableShape(
                name: "\(whole.name), \(dimension.name)=\(code)",
                restriction: whole.restriction.with(code, in: dimension.name), dimensions: shared,
                impossible: Set(impossible.map { $0.with(code, in: dimension.name) }))
        }
        let (taken, left) = (restricted(to: code), restricted(to: others.joined(separator: "+")))
        self.part = part
        shape = left
        origins = Dictionary(
            uniqueKeysWithValues: zip(left.keys, taken.keys).map { key, part in
                (key, Origin(whole: part.without(dimension.name), part: part))
            })
        let together = Relation(
            left.total, isSumOf: others.map { whole.restriction.with($0, in: dimension.name) })
        relations =
            origins.sorted { $0.key < $1.key }.map { Relation($1.whole, isSumOf: [$0, $1.part]) }
            + taken.sums + left.sums + (others.count > 1 ? [together] : [])
    }

    /// Of whom those in this cell are left.
    public func whole(of key: CellKey) -> CellKey? { origins[key]?.whole }

    /// How many are left, by the counts of both tables: where the one class has no cell, it has nobody.
    public func counted(_ counts: [CellKey: Int]) throws(TableProblem) -> CountedTable {
        var inner: [CellKey: Int] = [:]
        for key in shape.inner {
            guard let origin = origins[key] else { continue }
            inner[key] = (counts[origin.whole] ?? 0) - (counts[origin.part] ?? 0)
        }
        return try CountedTable(shape, inner: inner)
    }
}
