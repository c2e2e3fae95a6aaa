public import HelplineCore

/// A week from Monday to Sunday in the Netherlands: as exact as the figures of the service are.
public struct ServiceWeek: Hashable, Comparable, Sendable {
    /// Weeks since the one of Monday 5 January 1970, which is 0.
    public let number: Int

    public init(number: Int) { self.number = number }

    public init(of at: Timestamp) {
        // 5 January is day 4.
        number = Int(Int64(LocalTime(at).day - 4).flooredQuotient(by: 7))
    }

    /// Its Monday, in days since 1970-01-01.
    public var monday: Int { number * 7 + 4 }

    public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}
