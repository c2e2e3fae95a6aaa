/// One step of a declared ladder: classes put together until none is small.
public struct Folding: Equatable, Sendable {
    public struct Class: Equatable, Sendable {
        public let code: String
        /// The codes it puts together.
        public let of: [String]
        public init(code: String, of: [String]) {
            self.code = code
            self.of = of
        }
    }
    public let classes: [Class]

    public init(classes: [Class]) { self.classes = classes }

    /// The folded table; `nil` unless every class of the table is in exactly one of these.
    ///
    /// A folded class keeps the highest threshold of its parts, and is open only when all of them are.
    public func fold(_ table: OneWayTable) -> OneWayTable? {
        let named = classes.flatMap(\.of)
        guard Set(named).count == named.count, Set(named) == Set(table.cells.map(\.code)) else { return nil }
        return OneWayTable(
            cells: classes.map { folded in
                let parts = table.cells.filter { folded.of.contains($0.code) }
                return OneWayTable.Cell(
                    code: folded.code, count: parts.reduce(0) { $0 + $1.count },
                    threshold: parts.map(\.threshold).max() ?? 1, isOpen: parts.allSatisfy(\.isOpen))
            })
    }
}
