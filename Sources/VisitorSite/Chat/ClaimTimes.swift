import Chat
import HelplineCore
import Synchronization

/// When conversations were claimed lately, for the estimate in the queue. In memory, at most 60, without who or whom.
final class ClaimTimes: Sendable {
    private struct State {
        var times: [Timestamp] = []
        var counted: [ConversationID] = []
    }
    private let state = Mutex(State())

    /// A waiting visitor's stream saw that she was claimed; other tabs of the same conversation count no second time.
    func note(_ conversation: ConversationID, at time: Timestamp) {
        state.withLock { state in
            guard !state.counted.contains(conversation) else { return }
            state.counted = (state.counted + [conversation]).suffix(60)
            state.times = (state.times + [time]).suffix(60)
        }
    }

    var recent: [Timestamp] { state.withLock { $0.times } }
}
