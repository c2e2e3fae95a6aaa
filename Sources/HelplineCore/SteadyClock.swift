import Synchronization

/// The machine's clock, but it never leaps forward: when the machine's clock is set ahead, this one catches up at ten times the
/// pace of time. So nothing that ends by itself (a tab's ticket, a sitting, a limit) ends for everybody at once, while those
/// who are there give signs of life.
///
/// Set back, it follows at once: what ends then lives longer, and nobody is thrown out.
public final class SteadyClock: WallClock {
    /// What a clock that is kept in step over the network may be moved by.
    static let tolerance = Duration.seconds(2)
    static let pace = 10

    private enum State {
        /// In step with the machine when it was last asked.
        case following(Timestamp, at: Duration)
        /// Behind the machine since then.
        case catchingUp(from: Timestamp, since: Duration)
    }

    private let machine: any WallClock
    private let uptime: @Sendable () -> Duration
    private let state: Mutex<State>

    public convenience init() {
        let clock = ContinuousClock()
        let start = clock.now
        self.init(machine: SystemWallClock(), uptime: { clock.now - start })
    }

    /// - Parameter uptime: a time that nobody can set, from any beginning.
    package init(machine: any WallClock, uptime: @escaping @Sendable () -> Duration) {
        self.machine = machine
        self.uptime = uptime
        state = Mutex(.following(machine.now(), at: uptime()))
    }

    public func now() -> Timestamp {
        state.withLock { state in
            let (told, uptime) = (machine.now(), uptime())
            if case .following(let last, let at) = state, told > last + (uptime - at) + Self.tolerance {
                state = .catchingUp(from: last + (uptime - at), since: uptime)
            }
            guard case .catchingUp(let from, let since) = state, from + (uptime - since) * Self.pace < told else {
                state = .following(told, at: uptime)
                return told
            }
            return from + (uptime - since) * Self.pace
        }
    }

    public func timeOfDay() -> Timestamp { machine.now() }
}
