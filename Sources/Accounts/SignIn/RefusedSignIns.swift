public import HelplineCore
import Synchronization

/// Refused sign-ins on their way to the audit trail: one line for each account and hour, and one for all names that nobody
/// has, however many guesses there were. Otherwise anybody could fill the disk with lines.
///
/// They are written at the next upkeep and not in the answer, which would take longer for a name that somebody has. What a
/// crash takes with it is at most one round's. Invariant: held are at most as many as there are accounts, and one, for each hour
/// that was not written down yet and for the last that was.
public final class RefusedSignIns: Sendable {
    private struct Occasion: Hashable {
        /// `nil` stands for all names that nobody has.
        let member: MemberID?
        let hour: Timestamp
    }
    private struct State {
        var waiting: [Occasion] = []
        var written: Set<Occasion> = []
    }
    private let state = Mutex(State())

    public init() {}

    /// A sign-in or an unlock was refused; `member` is `nil` when nobody has the name.
    public func note(_ member: MemberID?, at time: Timestamp) {
        let occasion = Occasion(member: member, hour: time.hour)
        state.withLock { state in
            guard !state.written.contains(occasion), !state.waiting.contains(occasion) else { return }
            state.waiting.append(occasion)
        }
    }

    /// Writes down what waits, through `record`; what fails waits for the next time.
    public func write(_ record: (AuditEntry) async throws(StoreFailure) -> Void) async throws(StoreFailure) {
        while let occasion = state.withLock({ $0.waiting.first }) {
            let actor = occasion.member.map { AuditEntry.Actor.member($0) } ?? .system
            try await record(AuditEntry(.signInRefused, by: actor, at: occasion.hour))
            state.withLock { state in
                state.waiting.removeFirst()
                state.written = state.written.filter { $0.hour == occasion.hour }.union([occasion])
            }
        }
    }
}
