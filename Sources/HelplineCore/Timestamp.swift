/// A moment of wall-clock time in whole milliseconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Hashable, Comparable, Sendable, Codable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    public init(seconds: Int64) { self.milliseconds = seconds * 1000 }

    /// Whole seconds since 1970, rounded down: the only precision that leaves the server.
    public var seconds: Int64 { milliseconds.flooredQuotient(by: 1000) }

    /// The beginning of the hour: what is kept of a time once a conversation is closed.
    public var hour: Timestamp { Timestamp(seconds: seconds.flooredQuotient(by: 3600) * 3600) }

    public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
    public static func + (a: Self, b: Duration) -> Self {
        Timestamp(milliseconds: a.milliseconds + b.wholeMilliseconds)
    }
    public static func - (a: Self, b: Duration) -> Self {
        Timestamp(milliseconds: a.milliseconds - b.wholeMilliseconds)
    }
    public static func - (a: Self, b: Self) -> Duration { .milliseconds(a.milliseconds - b.milliseconds) }
}

extension Duration {
    /// Rounded towards zero.
    public var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
    public static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    public static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
    public static func days(_ count: Int) -> Duration { .seconds(count * 86400) }
}

extension Int64 {
    /// Rounded down, also below zero.
    public func flooredQuotient(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
