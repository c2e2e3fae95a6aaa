public import HelplineCore

/// How fast one sender may go: a burst, and then a steady pace (protection.md, "Abuse and load").
public struct TokenBucket: Equatable, Sendable {
    public struct Rate: Equatable, Sendable {
        /// How many at once after a pause.
        public let burst: Int
        /// How many a minute in the long run.
        public let perMinute: Int

        /// Messages: young people type ten short lines a minute.
        public static let messages = Rate(burst: 40, perMinute: 30)

        /// `nil` unless both are positive.
        public init?(burstOf burst: Int, perMinute: Int) {
            guard burst >= 1, perMinute >= 1 else { return nil }
            self.init(burst: burst, perMinute: perMinute)
        }

        private init(burst: Int, perMinute: Int) {
            self.burst = burst
            self.perMinute = perMinute
        }
    }

    public let rate: Rate
    /// In milliseconds of the rate: whole numbers, so that nothing is lost by rounding.
    private var debt: Int64 = 0
    private var counted: Timestamp

    public init(_ rate: Rate, at: Timestamp) {
        self.rate = rate
        counted = at
    }

    /// Takes one: `nil` when it may go on, otherwise how long until the next may (and nothing is taken). A clock that
    /// was set back counts as standing still.
    public mutating func take(at: Timestamp) -> Duration? {
        settle(at)
        let cost = Int64(60_000)
        let room = Int64(rate.burst) * cost
        guard debt + cost <= room else {
            let missing = debt + cost - room
            return .milliseconds((missing + Int64(rate.perMinute) - 1) / Int64(rate.perMinute))
        }
        debt += cost
        return nil
    }

    /// Whether it is as new, so that whoever keeps it may forget it.
    public func isFull(at: Timestamp) -> Bool {
        var copy = self
        copy.settle(at)
        return copy.debt == 0
    }

    private mutating func settle(_ at: Timestamp) {
        let passed = max((at - counted).wholeMilliseconds, 0)
        debt = max(debt - min(passed, 86_400_000) * Int64(rate.perMinute), 0)
        counted = at
    }
}
