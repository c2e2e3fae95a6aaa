/// A one-way table as it may be published.
public struct PublishedTable: Equatable, Sendable {
    public enum Value: Equatable, Sendable {
        case count(Int)
        /// Zero and small alike: one sign, so that the sign says nothing.
        case hidden

        public var count: Int? { if case .count(let count) = self { count } else { nil } }
    }
    public struct Cell: Equatable, Sendable {
        public let code: String
        public let value: Value
        public init(code: String, value: Value) {
            self.code = code
            self.value = value
        }
    }
    public let cells: [Cell]
    public let total: Int

    public init(cells: [Cell], total: Int) {
        self.cells = cells
        self.total = total
    }

    public var hiddenCells: Int { cells.count { $0.value == .hidden } }
}
