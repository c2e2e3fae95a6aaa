/// People counted in classes of one dimension; each is in exactly one class.
public struct OneWayTable: Equatable, Sendable {
    public struct Cell: Equatable, Sendable {
        /// The code of the class.
        public let code: String
        public let count: Int
        /// Fewer people than this are hidden; at least 1.
        public let threshold: Int
        /// The plan declares that this catch-all may show its zero: nobody is in it, and that says nothing about anybody.
        public let isOpen: Bool

        public init(code: String, count: Int, threshold: Int, isOpen: Bool = false) {
            self.code = code
            self.count = count
            self.threshold = threshold
            self.isOpen = isOpen
        }

        /// Small, or zero: a reader who knew it could learn something about a person.
        public var mustBeHidden: Bool { count < threshold && !(isOpen && count == 0) }
    }

    public let cells: [Cell]
    /// Exact, and published as it is.
    public var total: Int { cells.reduce(0) { $0 + $1.count } }

    public init(cells: [Cell]) { self.cells = cells }
}
