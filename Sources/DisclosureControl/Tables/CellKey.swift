/// Whom a cell counts: people of one class in each dimension it names; in a dimension it does not name, everybody.
///
/// The same key means the same people in every table of every release. So tables are linked by their keys alone.
public struct CellKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    struct Class: Hashable, Sendable {
        let dimension: String
        let code: String
    }
    /// By name of dimension.
    let classes: [Class]

    public init(_ codes: [String: String] = [:]) {
        self.init(classes: codes.map { Class(dimension: $0.key, code: $0.value) })
    }

    private init(classes: [Class]) { self.classes = classes.sorted { $0.dimension < $1.dimension } }

    public var dimensions: [String] { classes.map(\.dimension) }

    public func code(in dimension: String) -> String? { classes.first { $0.dimension == dimension }?.code }

    public func with(_ code: String, in dimension: String) -> CellKey {
        CellKey(classes: without(dimension).classes + [Class(dimension: dimension, code: code)])
    }

    /// The margin over a dimension: of all its classes together.
    public func without(_ dimension: String) -> CellKey {
        CellKey(classes: classes.filter { $0.dimension != dimension })
    }

    /// Fewer dimensions first, so that margins precede what they add up.
    public static func < (one: CellKey, other: CellKey) -> Bool {
        one.classes.count == other.classes.count
            ? one.description < other.description : one.classes.count < other.classes.count
    }

    public var description: String {
        classes.isEmpty ? "all" : classes.map { "\($0.dimension)=\($0.code)" }.joined(separator: " ")
    }
}
