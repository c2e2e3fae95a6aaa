import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct ConversationHubTests {
    private let ada = ConversationHub.Topic.conversation(Visitor.ada.conversation)

    @Test func `a follower is woken once for what piled up, and told about what`() async {
        let hub = ConversationHub()
        let stream = await hub.wakeups(for: [ada, .queue])
        var wakeups = stream.sequence.makeAsyncIterator()

        for _ in 0..<1000 { await hub.announce(ada) }
        await hub.announce(.queue)
        await wakeups.next()

        #expect(stream.subscription.takeAnnounced().topics == [ada, .queue])
        #expect(stream.subscription.takeAnnounced() == .init())
    }

    @Test func `others are not woken`() async {
        let hub = ConversationHub()
        let stream = await hub.wakeups(for: [.queue])
        await hub.announce(.queue)
        #expect(stream.subscription.takeAnnounced().topics == [.queue])

        await hub.announce(ada)

        #expect(stream.subscription.takeAnnounced() == .init())
    }

    @Test func `an announcement between waking and looking is not lost`() async {
        let hub = ConversationHub()
        let stream = await hub.wakeups(for: [ada])
        var wakeups = stream.sequence.makeAsyncIterator()
        await hub.announce(ada)
        await wakeups.next()
        _ = stream.subscription.takeAnnounced()

        await hub.announce(ada)
        await wakeups.next()

        #expect(stream.subscription.takeAnnounced().topics == [ada])
    }

    @Test func `a topic followed later wakes at once, since something may have happened before`() async {
        let hub = ConversationHub()
        let stream = await hub.wakeups(for: [.queue])
        var wakeups = stream.sequence.makeAsyncIterator()

        await hub.follow(ada, on: stream.subscription)
        await wakeups.next()

        #expect(stream.subscription.takeAnnounced().topics == [ada])
    }

    @Test func `who unsubscribed hears nothing more, even when it follows by mistake`() async {
        let hub = ConversationHub()
        let stream = await hub.wakeups(for: [ada])
        await hub.announce(ada)
        #expect(stream.subscription.takeAnnounced().topics == [ada])
        await hub.unsubscribe(stream.subscription)

        await hub.follow(ada, on: stream.subscription)
        await hub.announce(ada)

        #expect(stream.subscription.takeAnnounced() == .init())
        var wakeups = stream.sequence.makeAsyncIterator()
        _ = await wakeups.next()
        #expect(await wakeups.next() == nil)
    }

    @Test func `finishing ends every stream, also one that comes later`() async {
        let hub = ConversationHub()
        let before = await hub.wakeups(for: [ada])
        await hub.finish()
        let after = await hub.wakeups(for: [ada])

        for stream in [before, after] {
            var wakeups = stream.sequence.makeAsyncIterator()
            #expect(await wakeups.next() == nil)
        }
    }

    @Test func `ten thousand come and go, and the rest still hears`() async {
        let hub = ConversationHub()
        let stays = await hub.wakeups(for: [ada, .queue])
        var streams: [ConversationHub.Wakeups] = []
        for _ in 0..<10_000 { streams.append(await hub.wakeups(for: [.conversation(.random()), .queue])) }

        for stream in streams { await hub.unsubscribe(stream.subscription) }
        await hub.announce(.queue)

        #expect(stays.subscription.takeAnnounced().topics == [.queue])
        #expect(streams.allSatisfy { $0.subscription.takeAnnounced() == .init() })
    }

    @Test func `what was committed comes along, to those who follow that conversation`() async throws {
        let hub = ConversationHub()
        let (follows, other) = (await hub.wakeups(for: [ada]), await hub.wakeups(for: [.queue]))
        let fresh = try entry(7)

        hub.announce(fresh)

        #expect(follows.subscription.takeAnnounced() == .init(fresh: [fresh]))
        #expect(other.subscription.takeAnnounced() == .init())
    }

    @Test func `what many threads announce at once comes along once each`() async throws {
        let hub = ConversationHub()
        let stream = await hub.wakeups(for: [ada])
        let entries = try (1...50).map { try entry($0) }

        await withTaskGroup { group in
            for entry in entries { group.addTask { hub.announce(entry) } }
            for _ in 1...50 { group.addTask { await hub.unsubscribe(await hub.wakeups(for: [ada]).subscription) } }
        }

        #expect(stream.subscription.takeFresh().map(\.entry.sequence).sorted() == Array(1...50))
    }

    @Test func `a reader who is far behind is told to read the log`() async throws {
        let hub = ConversationHub()
        let stream = await hub.wakeups(for: [ada])

        for sequence in 1...100 { hub.announce(try entry(Int64(sequence))) }

        let announced = stream.subscription.takeAnnounced()
        #expect(announced.topics == [ada])
        #expect(announced.fresh.count < 100)
    }

    @Test func `entries follow a cursor in order, each once, or not at all`() throws {
        let entries = try [6, 5, 4].map { try entry($0) }

        #expect(entries.following(3)?.map(\.entry.sequence) == [4, 5, 6])
        #expect(entries.following(4)?.map(\.entry.sequence) == [5, 6])
        #expect(entries.following(6)?.isEmpty == true)
        #expect(entries.following(2) == nil)
    }

    @Test func `what was promised before is nobody's news`() throws {
        let again = Acknowledgement(sequence: 7, at: Timestamp(seconds: 1), repeated: true)

        #expect(FreshEntry(try message(), again, in: Visitor.ada.conversation) == nil)
    }

    private func entry(_ sequence: Int64) throws -> FreshEntry {
        try #require(
            FreshEntry(
                try message(), Acknowledgement(sequence: sequence, at: Timestamp(seconds: 1), repeated: false),
                in: Visitor.ada.conversation))
    }

    private func message() throws -> NewMessage {
        let sender = try #require(Sender(.visitor, instance: Data(count: 8), counter: 0))
        let envelope = try #require(SealedEnvelope(Data(count: 284)))
        return NewMessage(id: MessageID(UUID()), epoch: 1, sender: sender, envelope: envelope)
    }
}
