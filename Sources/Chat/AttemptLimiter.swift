public import Foundation
public import HelplineCore

/// Slows down guessing: five tries are free, then each next one waits twice as long, up to a minute. Never a lock, so
/// that a tormentor cannot shut somebody out.
///
/// Keys are opaque: a keyed hash of an address, a locator's digest, a member's id. An hour after its last try a key is
/// forgotten. Invariant: at most `capacity` keys are held; beyond it those go first that were tried longest ago.
public actor AttemptLimiter {
    public static let freeTries = 5
    public static let longestDelay = Duration.seconds(60)
    public static let memory = Duration.hours(1)

    private struct Tries {
        var count: Int
        var last: Timestamp
        var next: Timestamp
    }

    private let capacity: Int
    private var tries: [Data: Tries] = [:]

    /// `capacity` is at least 16; 10,000 keys take about a megabyte.
    public init(capacity: Int = 10_000) { self.capacity = max(capacity, 16) }

    /// Counts a try: `nil` when it may be made now, otherwise how long it has to wait (and it is not counted).
    public func attempt(_ key: Data, at: Timestamp) -> Duration? {
        var known = tries[key].flatMap { at - $0.last <= Self.memory ? $0 : nil } ?? Tries(count: 0, last: at, next: at)
        // A clock that was set back must not make anybody wait longer than the longest delay.
        if known.next > at { return min(known.next - at, Self.longestDelay) }
        known.count += 1
        known.last = at
        known.next = at + Self.delay(after: known.count)
        if tries[key] == nil, tries.count >= capacity { makeRoom(at) }
        tries[key] = known
        return nil
    }

    /// It went well: the key starts afresh.
    public func succeed(_ key: Data) { tries[key] = nil }

    /// How many keys are held.
    public var size: Int { tries.count }

    /// None for the first tries, then 1, 2, 4 … 60 seconds.
    private static func delay(after count: Int) -> Duration {
        guard count >= freeTries else { return .zero }
        return min(.seconds(1 << min(count - freeTries, 6)), longestDelay)
    }

    /// Forgets what is old; when that is not enough, a quarter of the keys, those tried longest ago.
    private func makeRoom(_ now: Timestamp) {
        tries = tries.filter { now - $0.value.last <= Self.memory }
        guard tries.count >= capacity else { return }
        let oldest = tries.sorted { $0.value.last < $1.value.last }.prefix(capacity / 4)
        for (key, _) in oldest { tries[key] = nil }
    }
}
