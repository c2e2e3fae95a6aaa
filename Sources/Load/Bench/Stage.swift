import Foundation

/// The conversations of a load with their open streams, and one run after the other over them.
final class Stage {
    /// Of each conversation the visitor's seat and the counsellor's.
    private var seats: [[Seat]]
    private let poller: Poller
    /// Eight hexadecimal digits in all of this program's message ids.
    private let run = String(UInt32.random(in: 0x1000_0000...UInt32.max), radix: 16)
    private var posts: [PostConnection] = []
    private var streams: [StreamConnection] = []
    private var idle: [StreamConnection] = []
    private var script = Script()
    private var used = 0

    init(_ seats: [[Seat]]) throws {
        self.seats = seats
        poller = try Poller()
    }

    var idleCount: Int { idle.count }

    /// Opens every stream; returns when all have answered.
    func open() throws {
        var shared: Set<String> = []
        for pair in seats {
            for (side, seat) in pair.enumerated() {
                guard shared.insert("\(seat.port) \(seat.stream)").inserted else { continue }
                streams.append(try listen(seat) { [unowned self] in try heard($0, by: side) })
            }
        }
        try wait { streams.allSatisfy(\.isOpen) }
    }

    /// Opens streams that only wait; returns when all have answered.
    func hold(_ seats: [Seat]) throws {
        let opened = try seats.map { try listen($0) { _ in } }
        idle += opened
        try wait { opened.allSatisfy(\.isOpen) }
    }

    /// Writes the messages of a closed load, in which each conversation has one under way: an answer follows its question.
    func prepareClosed(conversations: Int, messages: Int) throws {
        script = Script(conversations: conversations, messages: conversations * messages, base: used)
        try seal()
    }

    /// Writes the messages of an open load: at a fixed rate whatever the server does, over all conversations in turn.
    func prepareOpen(rate: Int, seconds: Int) throws {
        script = Script(
            conversations: seats.count, messages: rate * seconds, base: used, interval: 1_000_000_000 / Int64(rate))
        try seal()
    }

    /// Plays what was prepared; gives what it took.
    func play() throws -> Measurement {
        defer { hangUp() }
        script.begin(at: Poller.now())
        if script.isClosed {
            for number in 0..<script.conversations { try post(number) }
            try wait { script.isDone }
        } else {
            for number in 0..<script.count {
                while Poller.now() < script.due(number) { try poller.turn(until: script.due(number)) }
                try post(number)
            }
            try wait { script.isDone }
        }
        return script.measurement()
    }

    private func seal() throws {
        used += script.count
        for number in 0..<script.count {
            let (conversation, side) = script.place(of: number)
            let digits = String(script.base + number, radix: 16)
            let id = "\(run)-0000-4000-8000-\(String(repeating: "0", count: 12 - digits.count))\(digits)"
            script.requests.append(try seats[conversation][side].request(id: id))
        }
        try connect()
    }

    /// A connection for each seat, for one run: the server hangs up on those over which nothing comes for long.
    private func connect() throws {
        posts = try seats.joined().map { seat in
            try PostConnection(port: seat.port) { [unowned self] in script.acknowledge($0, at: Poller.now()) }
        }
        for post in posts { try poller.add(post) }
    }

    private func hangUp() {
        for post in posts { poller.remove(post) }
        posts = []
    }

    private func post(_ number: Int) throws {
        let (conversation, side) = script.place(of: number)
        script.send(number, at: Poller.now())
        try posts[conversation * 2 + side].post(number, script.requests[number])
    }

    private func heard(_ id: Int, by side: Int) throws {
        guard let next = script.hear(id, by: side, at: Poller.now()) else { return }
        try post(next)
    }

    private func listen(_ seat: Seat, heard: @escaping (Int) throws -> Void) throws -> StreamConnection {
        let stream = try StreamConnection(port: seat.port, request: seat.stream, run: run, heard: heard)
        try poller.add(stream)
        return stream
    }

    private func wait(until done: () -> Bool) throws {
        let patience = Poller.now() + 120_000_000_000
        while !done() {
            guard Poller.now() < patience else { throw LoadTrouble.tooSlow("120 seconds") }
            try poller.turn(until: Poller.now() + 100_000_000)
        }
    }
}
