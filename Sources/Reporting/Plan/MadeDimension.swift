/// A dimension whose classes are those of another put together, which every reader of the definitions knows.
public struct MadeDimension: Equatable, Sendable, Decodable {
    /// Classes of the one that are, together, classes of the other.
    struct Sum: Equatable {
        var wholes: Set<String>
        var parts: Set<String>

        func touches(_ other: Sum) -> Bool {
            !wholes.isDisjoint(with: other.wholes) || !parts.isDisjoint(with: other.parts)
        }
    }
    public let dimension: String
    public let of: String
    public let over: Population
    /// By class, the classes of the other dimension that it is made of.
    public let classes: [String: [String]]

    /// - Parameters:
    ///   - wholes: Where classes of the dimension were folded, the class that each was put into.
    ///   - parts: The same of the other. What was folded across two classes makes one sum of both.
    func sums(_ wholes: [String: String], _ parts: [String: String]) -> [Sum] {
        classes.sorted { $0.key < $1.key }.reduce(into: []) { sums, made in
            let own = Sum(
                wholes: [wholes[made.key] ?? made.key], parts: Set(made.value.map { parts[$0] ?? $0 }))
            let together = sums.filter { $0.touches(own) }.reduce(own) { one, other in
                Sum(wholes: one.wholes.union(other.wholes), parts: one.parts.union(other.parts))
            }
            sums = sums.filter { !$0.touches(own) } + [together]
        }
    }
}
