import Synchronization

/// How many streams are open for one key (a token, a member), so that nobody holds more than a few.
public final class StreamSlots<Key: Hashable & Sendable>: Sendable {
    private let open = Mutex<[Key: Int]>([:])
    private let atMost: Int

    public init(atMost: Int) { self.atMost = atMost }

    /// Whether all slots are taken: asked before the answer begins, so that it can be a refusal.
    public func isFull(_ key: Key) -> Bool { open.withLock { $0[key, default: 0] >= atMost } }

    /// Takes a slot, when the stream really begins; each is followed by one `giveBack`.
    public func take(_ key: Key) { open.withLock { $0[key, default: 0] += 1 } }

    public func giveBack(_ key: Key) {
        open.withLock { open in
            let left = open[key, default: 1] - 1
            open[key] = left > 0 ? left : nil
        }
    }
}
