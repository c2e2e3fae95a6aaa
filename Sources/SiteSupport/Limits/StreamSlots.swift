import Synchronization

/// How many streams are open for one key (a token, a member), so that nobody holds more than a few.
public final class StreamSlots<Key: Hashable & Sendable>: Sendable {
    private let open = Mutex<[Key: Int]>([:])
    private let atMost: Int

    public init(atMost: Int) { self.atMost = atMost }

    /// Takes a slot; `false` when all are taken.
    public func take(_ key: Key) -> Bool {
        open.withLock { open in
            guard open[key, default: 0] < atMost else { return false }
            open[key, default: 0] += 1
            return true
        }
    }

    public func giveBack(_ key: Key) {
        open.withLock { open in
            let left = open[key, default: 1] - 1
            open[key] = left > 0 ? left : nil
        }
    }
}
