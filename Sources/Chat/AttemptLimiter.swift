public import Foundation
public import HelplineCore

/// Slows down guessing by `LimitRule.everSlower`, for what may not be written down: keyed hashes of addresses. In memory, at this
/// node; what may be kept is counted for all of them (`SharedLimits`).
///
/// Invariant: at most `capacity` keys are held; beyond it those go first that were tried longest ago.
public actor AttemptLimiter {
    private let capacity: Int
    private var tries: [Data: LimitCount] = [:]

    /// `capacity` is at least 16; 10,000 keys take about a megabyte.
    public init(capacity: Int = 10_000) { self.capacity = max(capacity, 16) }

    /// Counts a try: `nil` when it may be made now, otherwise how long it has to wait (and it is not counted).
    public func attempt(_ key: Data, at: Timestamp) -> Duration? {
        switch LimitRule.everSlower.verdict(after: tries[key], at: at) {
        case .wait(let time): return time
        case .allowed(let next):
            if tries[key] == nil, tries.count >= capacity { makeRoom(at) }
            tries[key] = next
            return nil
        }
    }

    /// It went well: the key starts afresh.
    public func succeed(_ key: Data) { tries[key] = nil }

    /// How many keys are held.
    public var size: Int { tries.count }

    /// Forgets what has ended; when that is not enough, a quarter of the keys, those tried longest ago.
    private func makeRoom(_ now: Timestamp) {
        tries = tries.filter { $0.value.ends > now }
        guard tries.count >= capacity else { return }
        let oldest = tries.sorted { $0.value.ends < $1.value.ends }.prefix(capacity / 4)
        for (key, _) in oldest { tries[key] = nil }
    }
}
