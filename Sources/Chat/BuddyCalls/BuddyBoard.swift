public import HelplineCore
import Synchronization

/// Who asks for a colleague to talk with, at whatever node. Kept in memory only, and never longer than `BuddyCall.lasts`.
///
/// Invariant: of each person there is one call, and whatever order news comes in, every node ends with the same.
public final class BuddyBoard: Sendable {
    /// What somebody who wants to come is told.
    public enum Answer: Sendable {
        case comes
        /// A colleague was first.
        case taken
        case nobodyAsks
    }

    private struct State {
        var calls: [MemberID: BuddyCall] = [:]
        var relay: (any NodeRelay)?

        mutating func tidy(at now: Timestamp) { calls = calls.filter { $0.value.until > now } }
    }

    private let clock: any WallClock
    private let state = Mutex(State())

    public init(clock: any WallClock) { self.clock = clock }

    /// From now on the other nodes are told.
    public func connect(_ relay: any NodeRelay) { state.withLock { $0.relay = relay } }

    /// What is known, for other nodes: told again and again.
    public func here() -> [BuddyCall] { all() }

    /// Calls that are open or answered.
    public func standing() -> [BuddyCall] { all().filter { $0.state != .over } }

    /// Asks for a colleague; one that stands stays as it is.
    public func call(by member: MemberID) {
        change(of: member) { before, now in
            guard let before, before.state != .over else {
                // Later than what was withdrawn in the same millisecond.
                let since = before.map { max(now, $0.since + .milliseconds(1)) } ?? now
                return BuddyCall(member, since: since)
            }
            return nil
        }
    }

    /// Withdraws it, or says that it is done. None is no error.
    public func end(by member: MemberID) {
        change(of: member) { before, _ in before.map { BuddyCall(member, since: $0.since, state: .over) } }
    }

    /// A colleague comes, unless another does already. Once more by the same is no error.
    public func answer(_ member: MemberID, by colleague: MemberID) -> Answer {
        guard member != colleague else { return .nobodyAsks }
        var answer = Answer.nobodyAsks
        change(of: member) { before, _ in
            switch before?.state {
            case .open:
                answer = .comes
                return before.map { BuddyCall(member, since: $0.since, state: .answered(by: colleague)) }
            case .answered(let other):
                answer = other == colleague ? .comes : .taken
            case .over, nil: break
            }
            return nil
        }
        return answer
    }

    /// What another node told. Returns whether it was news.
    public func hear(_ call: BuddyCall) -> Bool {
        let now = clock.now()
        return state.withLock { state in
            state.tidy(at: now)
            guard call.until > now, state.calls[call.member].map(call.overrules) ?? true else { return false }
            state.calls[call.member] = call
            return true
        }
    }

    private func all() -> [BuddyCall] {
        let now = clock.now()
        return state.withLock { state in
            state.tidy(at: now)
            return state.calls.values.sorted { $0.since < $1.since }
        }
    }

    private func change(of member: MemberID, _ next: (BuddyCall?, Timestamp) -> BuddyCall?) {
        let now = clock.now()
        state.withLock { state in
            state.tidy(at: now)
            guard let call = next(state.calls[member], now) else { return }
            state.calls[member] = call
            state.relay?.tell(.buddy(call))
        }
    }
}
