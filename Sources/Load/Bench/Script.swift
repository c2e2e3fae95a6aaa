/// The messages of one run: whose each is, when it was due, promised and delivered to the other side.
///
/// Message `n` belongs to conversation `n % conversations`, whose two sides take turns.
struct Script {
    let isClosed: Bool
    let conversations: Int
    /// Added to a number in a message's id: no two runs share ids.
    let base: Int
    /// Nanoseconds between two messages of an open load.
    let interval: Int64
    /// Whole requests, sealed beforehand.
    var requests: [[UInt8]] = []
    private var due: [Int64]
    private var promised: [Int64]
    private var delivered: [Int64]
    private var missing: Int
    private var start: Int64 = 0

    init(conversations: Int = 1, messages: Int = 0, base: Int = 0, interval: Int64? = nil) {
        isClosed = interval == nil
        self.conversations = conversations
        self.base = base
        self.interval = interval ?? 0
        due = Array(repeating: 0, count: messages)
        promised = due
        delivered = due
        missing = messages * 2
        requests.reserveCapacity(messages)
    }

    var count: Int { due.count }
    var isDone: Bool { missing == 0 }

    func place(of number: Int) -> (conversation: Int, side: Int) {
        (number % conversations, number / conversations % 2)
    }

    /// In an open load everything is due from now on at its interval, however late it is really sent.
    mutating func begin(at now: Int64) {
        start = now
        if !isClosed { for number in due.indices { due[number] = now + Int64(number) * interval } }
    }

    func due(_ number: Int) -> Int64 { start + Int64(number) * interval }

    mutating func send(_ number: Int, at now: Int64) { if isClosed { due[number] = now } }

    mutating func acknowledge(_ number: Int, at now: Int64) {
        guard promised[number] == 0 else { return }
        promised[number] = now
        missing -= 1
    }

    /// A message came by on this side's stream. Gives what answers it in a closed load; `nil` when it is this side's own, was
    /// heard before, or is the conversation's last.
    mutating func hear(_ id: Int, by side: Int, at now: Int64) -> Int? {
        let number = id - base
        guard due.indices.contains(number), place(of: number).side != side, delivered[number] == 0 else { return nil }
        delivered[number] = now
        missing -= 1
        let next = number + conversations
        return isClosed && next < count ? next : nil
    }

    func measurement() -> Measurement {
        Measurement(
            conversations: conversations, nanoseconds: (delivered.max() ?? start) - start,
            promised: zip(promised, due).map { $0 - $1 }, delivered: zip(delivered, due).map { $0 - $1 })
    }
}
