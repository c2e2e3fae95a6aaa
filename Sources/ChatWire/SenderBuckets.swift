public import Chat
public import HelplineCore
public import SiteSupport
import Synchronization

/// The token buckets of all senders of one site, in memory.
///
/// Bounded: full buckets are forgotten when more than `capacity` are held; the queue's cap and the accounts bound the rest.
public final class SenderBuckets<Key: Hashable & Sendable>: Sendable {
    private let buckets = Mutex<[Key: TokenBucket]>([:])
    private let rate: TokenBucket.Rate
    private let capacity: Int

    public init(_ rate: TokenBucket.Rate, capacity: Int = 10_000) {
        self.rate = rate
        self.capacity = capacity
    }

    /// Takes one. Throws `Problem.tooMany` with whole seconds, at least one.
    public func take(_ key: Key, at now: Timestamp) throws(Problem) {
        let wait: Duration? = buckets.withLock { buckets in
            if buckets[key] == nil, buckets.count >= capacity { buckets = buckets.filter { !$0.value.isFull(at: now) } }
            return buckets[key, default: TokenBucket(rate, at: now)].take(at: now)
        }
        if let wait { throw .tooMany(retryAfter: wait.wholeSecondsUp) }
    }
}

extension Duration {
    /// Whole seconds, rounded up, at least one: for `Retry-After`.
    public var wholeSecondsUp: Int { max(1, Int((wholeMilliseconds + 999) / 1000)) }
}
