import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct ConversationHubTests {
    private let ada = ConversationHub.Topic.conversation(Visitor.ada.conversation)

    @Test func `a follower is woken once for what piled up, and told about what`() async {
        let hub = ConversationHub()
        let stream = await hub.subscribe(to: [ada, .queue])
        var wakeups = stream.wakeups.makeAsyncIterator()

        for _ in 0..<1000 { await hub.announce(ada) }
        await hub.announce(.queue)
        await wakeups.next()

        #expect(stream.takeAnnounced() == [ada, .queue])
        #expect(stream.takeAnnounced().isEmpty)
    }

    @Test func `others are not woken`() async {
        let hub = ConversationHub()
        let stream = await hub.subscribe(to: [.queue])
        await hub.announce(.queue)
        #expect(stream.takeAnnounced() == [.queue])

        await hub.announce(ada)

        #expect(stream.takeAnnounced().isEmpty)
    }

    @Test func `an announcement between waking and looking is not lost`() async {
        let hub = ConversationHub()
        let stream = await hub.subscribe(to: [ada])
        var wakeups = stream.wakeups.makeAsyncIterator()
        await hub.announce(ada)
        await wakeups.next()
        _ = stream.takeAnnounced()

        await hub.announce(ada)
        await wakeups.next()

        #expect(stream.takeAnnounced() == [ada])
    }

    @Test func `a topic followed later wakes at once, since something may have happened before`() async {
        let hub = ConversationHub()
        let stream = await hub.subscribe(to: [.queue])
        var wakeups = stream.wakeups.makeAsyncIterator()

        await hub.follow(ada, on: stream)
        await wakeups.next()

        #expect(stream.takeAnnounced() == [ada])
    }

    @Test func `who unsubscribed hears nothing more, even when it follows by mistake`() async {
        let hub = ConversationHub()
        let stream = await hub.subscribe(to: [ada])
        await hub.announce(ada)
        #expect(stream.takeAnnounced() == [ada])
        await hub.unsubscribe(stream)

        await hub.follow(ada, on: stream)
        await hub.announce(ada)

        #expect(stream.takeAnnounced().isEmpty)
        var wakeups = stream.wakeups.makeAsyncIterator()
        _ = await wakeups.next()
        #expect(await wakeups.next() == nil)
    }

    @Test func `finishing ends every stream, also one that comes later`() async {
        let hub = ConversationHub()
        let before = await hub.subscribe(to: [ada])
        await hub.finish()
        let after = await hub.subscribe(to: [ada])

        for stream in [before, after] {
            var wakeups = stream.wakeups.makeAsyncIterator()
            #expect(await wakeups.next() == nil)
        }
    }

    @Test func `ten thousand come and go, and the rest still hears`() async {
        let hub = ConversationHub()
        let stays = await hub.subscribe(to: [ada, .queue])
        var streams: [ConversationHub.Subscription] = []
        for _ in 0..<10_000 { streams.append(await hub.subscribe(to: [.conversation(.random()), .queue])) }

        for stream in streams { await hub.unsubscribe(stream) }
        await hub.announce(.queue)

        #expect(stays.takeAnnounced() == [.queue])
        #expect(streams.allSatisfy { $0.takeAnnounced().isEmpty })
    }
}
