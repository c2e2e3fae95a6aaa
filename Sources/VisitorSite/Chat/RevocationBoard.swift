import HelplineCore
import Synchronization

/// Counts per conversation how often sessions of it were ended, so that an open stream asks at once whether its own still lives
/// instead of within a minute. Bounded: beyond `capacity` all counts move, and every stream asks once.
final class RevocationBoard: Sendable {
    private struct State {
        var counts: [ConversationID: Int] = [:]
        var base = 0
    }
    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int = 10_000) { self.capacity = capacity }

    func note(_ conversation: ConversationID) {
        state.withLock { state in
            if state.counts.count >= capacity { (state.counts, state.base) = ([:], state.base + 1_000_000) }
            state.counts[conversation, default: state.base] += 1
        }
    }

    func count(of conversation: ConversationID) -> Int { state.withLock { $0.counts[conversation] ?? $0.base } }
}
