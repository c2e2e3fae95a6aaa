/// How the writer has fared lately: whether a write that comes alone may be committed on the thread that brought it, which then waits for
/// the sync.
///
/// Handing a write to the writer's thread and its result back costs more than writing it. But where many come at once they share a sync
/// by waiting for the writer, and where the disk is slow no thread that serves connections should wait for it.
package struct WriterPace: Sendable {
    private let quick: Duration
    private let gap: Duration
    private let calm: Duration
    /// More in one group are many.
    private static let few = 2

    private var ended: ContinuousClock.Instant?
    private var took = Duration.zero
    private var size = 0

    /// - Parameters:
    ///   - quick: a commit that took longer was a slow one.
    ///   - gap: so long after a commit nobody had been waiting for it.
    ///   - calm: so long after a commit of many there are no more of them.
    package init(
        quick: Duration = .milliseconds(3), gap: Duration = .microseconds(250), calm: Duration = .milliseconds(10)
    ) {
        (self.quick, self.gap, self.calm) = (quick, gap, calm)
    }

    /// Whether a write at this moment comes alone, to a disk that was quick the last time. Not before there was a commit.
    package func allowsAlone(at now: ContinuousClock.Instant) -> Bool {
        guard let ended else { return false }
        return took <= quick && ended.duration(to: now) >= (size > Self.few ? calm : gap)
    }

    /// A group of so many was committed, or failed to be.
    package mutating func note(
        _ size: Int, from start: ContinuousClock.Instant, to end: ContinuousClock.Instant
    ) {
        (self.size, took, ended) = (size, start.duration(to: end), end)
    }
}
