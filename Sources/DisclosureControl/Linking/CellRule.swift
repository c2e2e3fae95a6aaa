/// How one cell is protected.
public struct CellRule: Equatable, Sendable {
    /// Fewer people than this are hidden, and a hidden count keeps an interval at least this wide; at least 1.
    public let threshold: Int
    /// A catch-all that may show that nobody is in it.
    public let mayShowZero: Bool
    /// The figure the organisation answers for: published as it is, whatever it is.
    public let isExact: Bool
    /// For how many cells it counts when the least is hidden; 0: no table has it, so that hiding it costs nothing.
    public let weight: Int

    public init(threshold: Int, mayShowZero: Bool = false, isExact: Bool = false, weight: Int = 1) {
        self.threshold = threshold
        self.mayShowZero = mayShowZero
        self.isExact = isExact
        self.weight = weight
    }

    public func mustHide(_ count: Int) -> Bool { !isExact && count < threshold && !(mayShowZero && count == 0) }
}
