public import HelplineCore
import Synchronization

/// A clock that a test moves by hand.
public final class SettableClock: WallClock {
    private let time: Mutex<Timestamp>

    /// Begins at Saturday 21 November 2026, 20:00 UTC unless told otherwise.
    public init(_ start: Timestamp = Timestamp(seconds: 1_795_291_200)) { time = Mutex(start) }

    public func now() -> Timestamp { time.withLock { $0 } }

    public func advance(by duration: Duration) { time.withLock { $0 = $0 + duration } }
}
