/// From one time of day to a later one, on the organisation's clock. What ends after midnight belongs to the day it begins on.
public struct TimeSpan: Hashable, Comparable, Sendable {
    /// Minutes of the day, 0 to 1439.
    public let from: Int
    /// The first minute after it: at most a day after `from`, so 1560 is two o'clock the next morning.
    public let until: Int

    /// `nil` unless it begins within a day, ends after it begins, and lasts a day at most.
    public init?(from: Int, until: Int) {
        guard (0..<1440).contains(from), until > from, until - from <= 1440 else { return nil }
        self.from = from
        self.until = until
    }

    public static func < (a: Self, b: Self) -> Bool { (a.from, a.until) < (b.from, b.until) }
}
