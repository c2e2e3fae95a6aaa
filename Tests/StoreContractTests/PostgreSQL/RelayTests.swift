import Chat
import Foundation
import HelplineCore
import PostgresStore
import StoreSupport
import TestSupport
import Testing

/// What happens at one node is heard at the other. Nothing here measures time: a test that hears nothing hangs until its limit.
@Suite(.timeLimit(.minutes(1))) struct RelayTests {
    private struct Node {
        let hub = ConversationHub()
        let presence = Presence(clock: SettableClock())
        let database: PostgresDatabase
        let relaying: Task<Void, Never>

        init(_ database: PostgresDatabase) {
            self.database = database
            let (hub, presence, relay) = (hub, presence, PostgresRelay(database))
            relaying = Task { await relay.run(hub: hub, presence: presence) }
        }

        func close() async {
            relaying.cancel()
            await relaying.value
            await database.close()
        }
    }

    private let conversation = Visitor.ada.conversation

    /// Two nodes that hear each other.
    private func nodes(_ story: (PostgresUnderTest, Node, Node) async throws -> Void) async throws {
        let store = try PostgresUnderTest.temporary()
        let (one, other) = (Node(store.database), Node(try store.otherNode()))
        try await untilHeard(from: one, at: other)
        try await untilHeard(from: other, at: one)
        try await story(store, one, other)
        await one.close()
        await other.close()
    }

    /// Announces something until it arrives: from then on nothing that is announced is lost.
    private func untilHeard(from speaker: Node, at listener: Node) async throws {
        let probe = ConversationID.random()
        let subscription = await listener.hub.wakeups(for: [.conversation(probe)])
        let speaking = Task {
            while !Task.isCancelled {
                await speaker.presence.arrive(.visitor, in: probe)
                await speaker.hub.announce(.conversation(probe))
                try await Task.sleep(for: .milliseconds(5))
            }
        }
        // Being told that anything may have happened wakes too, before the other can be heard.
        while await !listener.presence.snapshot(of: probe).visitorPresent { await wait(for: subscription) }
        speaking.cancel()
        await listener.hub.unsubscribe(subscription.subscription)
    }

    private func wait(for subscription: ConversationHub.Wakeups) async {
        for await _ in subscription.sequence { return }
    }

    @Test(arguments: [
        ConversationHub.Topic.queue, .blocks, .conversation(Visitor.ada.conversation), .notes(Visitor.ada.conversation),
        .professional(Professional.bram.id),
    ])
    func `an announcement wakes those who follow at the other node`(_ topic: ConversationHub.Topic) async throws {
        try await nodes { _, one, other in
            let subscription = await other.hub.wakeups(for: [topic])

            await one.hub.announce(topic)

            await wait(for: subscription)
            #expect(subscription.subscription.takeAnnounced().topics == [topic])
        }
    }

    @Test func `ended sessions are noticed at the other node`() async throws {
        try await nodes { _, one, other in
            let before = other.hub.revocations.count(of: conversation)
            let subscription = await other.hub.wakeups(for: [.conversation(conversation)])

            await one.hub.announceRevocation(of: conversation)

            await wait(for: subscription)
            #expect(other.hub.revocations.count(of: conversation) != before)
        }
    }

    @Test func `who is present and who types is seen at the other node, and who leaves is not`() async throws {
        try await nodes { _, one, other in
            let subscription = await other.hub.wakeups(for: [.conversation(conversation)])
            await one.presence.arrive(.visitor, in: conversation)
            await one.presence.type(.visitor, in: conversation)
            await one.hub.announce(.conversation(conversation))
            await wait(for: subscription)

            let there = await other.presence.snapshot(of: conversation)
            #expect(there.visitorPresent)
            #expect(there.typing == [.visitor])

            await one.presence.leave(.visitor, in: conversation)
            await one.hub.announce(.conversation(conversation))
            await wait(for: subscription)
            #expect(await other.presence.snapshot(of: conversation).visitorPresent == false)
        }
    }

    @Test func `who asks for a colleague is known at the other node, and its streams look`() async throws {
        try await nodes { _, one, other in
            let subscription = await other.hub.wakeups(for: [.queue])

            one.presence.buddies.call(by: Professional.bram.id)

            await wait(for: subscription)
            #expect(other.presence.buddies.standing() == one.presence.buddies.standing())
            #expect(other.presence.buddies.standing().map(\.member) == [Professional.bram.id])
        }
    }

    @Test func `a node that comes later is told who is present`() async throws {
        let store = try PostgresUnderTest.temporary()
        let one = Node(store.database)
        await one.presence.arrive(.counsellor(Professional.bram.id), in: conversation)

        let other = Node(try store.otherNode())
        while await other.presence.snapshot(of: conversation).counsellorStreams == 0 { await Task.yield() }

        await one.close()
        await other.close()
    }

    @Test func `after the connections were cut everybody looks, and is heard again`() async throws {
        try await nodes { store, one, other in
            let subscription = await other.hub.wakeups(for: [.queue])

            try store.cutConnections()

            await wait(for: subscription)
            try await untilHeard(from: one, at: other)
        }
    }

    @Test func `a message that nobody announced is found`() async throws {
        try await nodes { store, one, other in
            try await store.database.write { try TeamEpoch.set(1, in: $0) }
            let stores = ChatStores(store.database)
            try await stores.opens(.ada)
            let subscription = await other.hub.wakeups(for: [.conversation(conversation)])

            _ = try await stores.log.append(
                Visitor.ada.message(0), to: conversation, by: Visitor.ada.authority, at: stores.now())

            await wait(for: subscription)
        }
    }
}
