/// How often something may be tried. Never a lock, so that a tormentor cannot shut somebody out.
public enum LimitRule: Equatable, Sendable {
    /// So many within a time that begins with the first of them; then none until it is over.
    case atMost(Int, per: Duration)
    /// Five are free, then each next one waits twice as long as the one before, up to a minute. Forgotten an hour after the last.
    case everSlower

    public enum Verdict: Equatable, Sendable {
        /// It may go on; this is what to keep.
        case allowed(LimitCount)
        /// It has to wait so long, and is not counted.
        case wait(Duration)
    }

    public static let freeTries = 5
    public static let longestDelay = Duration.seconds(60)
    public static let memory = Duration.hours(1)
    /// By how much the clocks of two nodes may differ. What ends later than any clock could have said was kept before somebody
    /// set the clock right, and means nothing.
    private static let skew = Duration.minutes(1)

    public func verdict(after known: LimitCount?, at now: Timestamp) -> Verdict {
        let known = known.flatMap { $0.ends > now && $0.ends <= now + span + Self.skew ? $0 : nil }
        switch self {
        case .atMost(let most, let span):
            guard let known else { return .allowed(LimitCount(count: 1, ends: now + span)) }
            guard known.count < most else { return .wait(min(known.ends - now, span)) }
            return .allowed(LimitCount(count: known.count + 1, ends: known.ends))
        case .everSlower:
            if let known {
                let next = known.ends - Self.memory + Self.delay(after: known.count)
                if next > now { return .wait(min(next - now, Self.longestDelay)) }
            }
            return .allowed(LimitCount(count: (known?.count ?? 0) + 1, ends: now + Self.memory))
        }
    }

    /// How long a count is kept.
    private var span: Duration {
        switch self {
        case .atMost(_, let span): span
        case .everSlower: Self.memory
        }
    }

    /// None for the first tries, then 1, 2, 4 … 60 seconds.
    private static func delay(after count: Int) -> Duration {
        guard count >= freeTries else { return .zero }
        return min(.seconds(1 << min(count - freeTries, 6)), longestDelay)
    }
}
