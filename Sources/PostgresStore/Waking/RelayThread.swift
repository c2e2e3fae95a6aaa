import Chat
import Foundation
import HelplineCore
import StoreSupport

/// The relay's own thread and connection: sends what is in the outbox, hears what the other nodes send, and connects anew
/// with growing pauses when that breaks.
final class RelayThread {
    /// What the thread hands over: news of a node, or that a newcomer asks who is present.
    enum Heard: Sendable {
        case news(NodeNews, node: String)
        case newcomer
        /// The connection broke: the others cannot be heard until it is told that anything may have happened.
        case nothing
    }

    private static let channel = "lichtpunt"
    private static let longestPause = 2_000

    private let settings: ConnectionSettings
    private let node: String
    private let outbox: Outbox
    private let hand: @Sendable (Heard) -> Void
    private var watch = MessageWatch()
    private var pause = 50

    init(_ settings: ConnectionSettings, node: String, outbox: Outbox, hand: @escaping @Sendable (Heard) -> Void) {
        self.settings = settings
        self.node = node
        self.outbox = outbox
        self.hand = hand
    }

    /// Until the outbox is closed; what is in it then is still sent.
    func run() {
        while !outbox.isClosed {
            do { try serve(PostgresConnection(settings)) } catch {
                hand(.nothing)
                sleep(milliseconds: Int.random(in: pause / 2...pause))
                pause = min(pause * 2, Self.longestPause)
            }
        }
    }

    private func serve(_ connection: PostgresConnection) throws {
        // A notification is a hint: nobody waits for it to be on a disk.
        try connection.script("SET synchronous_commit = off; LISTEN \(Self.channel)")
        try notify(NewsLetter.greeting(from: node), on: connection)
        // Whatever was told meanwhile was not heard.
        hand(.news(.everything, node: node))
        hand(.newcomer)
        pause = 50
        while true {
            let closing = outbox.isClosed
            for letter in NewsLetter.letters(from: node, outbox.takeAll()) { try notify(letter, on: connection) }
            if closing { return }
            for letter in try connection.notifications() { deliver(letter) }
            for id in try watch.changed(on: connection) { hand(.news(.announced(.conversation(id)), node: node)) }
            try connection.waitForNews(or: outbox.wakeRead, milliseconds: watch.millisecondsLeft)
            outbox.hushed()
        }
    }

    private func notify(_ letter: String, on connection: PostgresConnection) throws {
        try connection.execute("SELECT pg_notify($1, $2)", [.text(Self.channel), .text(letter)])
    }

    private func deliver(_ letter: String) {
        let (node, news, isGreeting) = NewsLetter.read(letter)
        guard node != self.node else { return }
        if isGreeting { hand(.newcomer) }
        for one in news { hand(.news(one, node: node)) }
    }

    private func sleep(milliseconds: Int) {
        var descriptor = pollfd(fd: outbox.wakeRead, events: Int16(POLLIN), revents: 0)
        // Only closing is worth waking for; news waits for the connection anyway.
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while !outbox.isClosed, ContinuousClock.now < end {
            poll(&descriptor, 1, 20)
            outbox.hushed()
        }
    }
}
