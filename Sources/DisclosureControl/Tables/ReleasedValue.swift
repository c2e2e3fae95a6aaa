/// What a release says of a cell.
public enum ReleasedValue: Hashable, Sendable, Codable {
    case count(Int)
    /// To the nearest multiple, at least 2; halves go up.
    case rounded(Int, to: Int)
    /// One sign for zero, small and protecting cells alike.
    case hidden

    public var count: Int? { if case .count(let count) = self { count } else { nil } }

    /// The number that is printed, exact or not; `nil`: hidden.
    public var printed: Int? {
        switch self {
        case .count(let count): count
        case .rounded(let value, to: _): value
        case .hidden: nil
        }
    }

    /// A number to the nearest multiple of the base; what is hidden stays hidden, and what is rounded as it is.
    func rounded(to base: Int) -> ReleasedValue {
        guard base >= 2, let count else { return self }
        return .rounded((2 * count + base) / (2 * base) * base, to: base)
    }

    /// What a reader knows of the count from this alone; no upper end: any number.
    var range: (lower: Int, upper: Int?) {
        switch self {
        case .count(let count): (count, count)
        case .rounded(let value, let base): (max(0, value - base / 2), value + (base - 1) / 2)
        case .hidden: (0, nil)
        }
    }
}
