public import HelplineCore
import Synchronization

/// Counts per conversation how often sessions of it were ended, at whatever node, so that an open stream asks at once whether its
/// own still lives instead of within a minute. Bounded: beyond `capacity` all counts move, and every stream asks once.
public final class RevocationBoard: Sendable {
    private struct State {
        var counts: [ConversationID: Int] = [:]
        var base = 0
    }
    private let state = Mutex(State())
    private let capacity: Int

    public init(capacity: Int = 10_000) { self.capacity = capacity }

    func note(_ conversation: ConversationID) {
        if state.withLock({ $0.counts.count >= capacity }) { noteAll() }
        state.withLock { $0.counts[conversation, default: $0.base] += 1 }
    }

    func noteAll() { state.withLock { state in (state.counts, state.base) = ([:], state.base + 1_000_000) } }

    public func count(of conversation: ConversationID) -> Int { state.withLock { $0.counts[conversation] ?? $0.base } }
}
