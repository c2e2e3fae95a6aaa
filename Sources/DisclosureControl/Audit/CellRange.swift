/// Which numbers of people a hidden cell may hold, for who knows everything that is published.
public struct CellRange: Equatable, Sendable {
    public let lower: Int
    /// `nil`: nothing that is published bounds it.
    public let upper: Int?

    public init(from lower: Int, to upper: Int?) {
        self.lower = lower
        self.upper = upper
    }

    /// Whether it is at least so many people wide.
    public func isAtLeast(_ width: Int) -> Bool { upper.map { $0 - lower >= width } ?? true }

    public var isExact: Bool { upper == lower }
}
