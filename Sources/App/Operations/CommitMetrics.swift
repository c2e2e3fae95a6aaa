import SQLiteStore
import SiteSupport
import Synchronization

/// How many writes share one commit, and how long the disk takes for it.
final class CommitMetrics: Sendable {
    private struct State {
        var begun: ContinuousClock.Instant?
        var sizes = Histogram(Histogram.sizes)
        var durations = Histogram(Histogram.seconds)
    }
    private let state = Mutex(State())
    private let clock = ContinuousClock()

    /// One commit at a time: the store has one writer.
    var observer: CommitObserver {
        CommitObserver(
            willCommit: { _ in self.state.withLock { $0.begun = self.clock.now } },
            didCommit: { count in
                let now = self.clock.now
                self.state.withLock { state in
                    state.sizes.note(Double(count))
                    if let begun = state.begun { state.durations.note(now - begun) }
                }
            })
    }

    var families: [MetricFamily] {
        let state = state.withLock { $0 }
        return [
            MetricFamily(
                "lichtpunt_commit_writes", .histogram, "Writes that shared one commit.", state.sizes.samples()),
            MetricFamily(
                "lichtpunt_commit_seconds", .histogram, "Seconds of a commit, with its sync to disk.",
                state.durations.samples()),
        ]
    }
}
