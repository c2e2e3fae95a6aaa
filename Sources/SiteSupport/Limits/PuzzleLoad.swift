import HelplineCore

/// How many challenges all nodes handed out, in this minute and the one before, as far as this node knows.
struct PuzzleLoad: Sendable {
    /// What this node tells the others, and asks of them.
    struct Telling: Sendable {
        let minute: Int64
        let amount: Int
        /// The minute before is asked for as well: this node was not asked for anything in it lately.
        let asksBefore: Bool
    }

    /// Others hear of a challenge so late at most, as long as there are more.
    private static let pace = Duration.seconds(1)

    private(set) var minute: Int64 = 0
    /// Of all nodes when last told, and of this one since.
    private var told = 0
    private var untold = 0
    private var before = 0
    private var lastTold: Timestamp?

    var perMinute: Int { max(told + untold, before) }

    /// Begins a new minute when it is there.
    mutating func turn(to now: Timestamp) {
        let now = now.seconds / 60
        guard now != minute else { return }
        (before, told, untold, minute, lastTold) = (now == minute + 1 ? told + untold : 0, 0, 0, now, nil)
    }

    /// Counts a challenge that is handed out now; gives what to tell when it is time for that.
    mutating func count(at now: Timestamp) -> Telling? {
        turn(to: now)
        untold += 1
        let isFirst = lastTold == nil
        if let lastTold, now - lastTold < Self.pace { return nil }
        lastTold = now
        return Telling(minute: minute, amount: untold, asksBefore: isFirst)
    }

    /// What all nodes together came to by a telling.
    mutating func hear(_ telling: Telling, sum: Int, before heard: Int?) {
        guard telling.minute == minute else { return }
        untold -= telling.amount
        told = max(told, sum)
        before = max(before, heard ?? 0)
    }
}
