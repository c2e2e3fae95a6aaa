import HelplineCore

/// One visitor's evening.
struct VisitorStory: Sendable {
    enum Parting: Sendable {
        /// She says goodbye and stops.
        case stops
        /// Her page is gone without a word.
        case vanishes
    }
    /// After the chat opened.
    let arrives: Duration
    /// How long before each of her messages; the first may still be in the queue.
    let thinking: [Duration]
    /// Before this message of hers she is without a network for so long.
    let cutOff: (before: Int, lasting: Duration)?
    /// How long she waits in the queue before she gives up.
    let patience: Duration
    let parting: Parting
}

/// Who comes when and what goes wrong, drawn from a seed.
struct ShiftPlan: Sendable {
    let stories: [VisitorStory]
    private let minutes: Int
    private let seed: UInt64

    init(visitors: Int, minutes: Int, seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        self.minutes = minutes
        self.seed = seed
        stories = (0..<visitors).map { _ in
            let messages = Int.random(in: 2...6, using: &chance)
            return VisitorStory(
                arrives: .seconds(Int.random(in: 0..<(60 * minutes), using: &chance)),
                thinking: (0..<messages).map { _ in .seconds(Int.random(in: 15...90, using: &chance)) },
                cutOff: Int.random(in: 0..<4, using: &chance) == 0
                    ? (before: messages / 2, lasting: .seconds(Int.random(in: 20...200, using: &chance))) : nil,
                patience: .minutes(Int.random(in: 20...60, using: &chance)),
                parting: Int.random(in: 0..<5, using: &chance) == 0 ? .vanishes : .stops)
        }
    }

    /// When this counsellor's connection is gone, in order: from when, and for how long. Never everybody's at once.
    func absences(of number: Int) -> [(from: Duration, lasting: Duration)] {
        var chance = SeededGenerator(seed: seed &+ UInt64(number) &+ 1)
        let share = minutes / 4
        return (0..<2).map { part in
            let from = share * (2 * part + number % 2) + Int.random(in: 1...5, using: &chance)
            return (.minutes(from), .minutes(Int.random(in: 1...6, using: &chance)))
        }
    }
}
