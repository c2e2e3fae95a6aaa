import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct RemotePresenceTests {
    private let clock = SettableClock()
    private let conversation = Visitor.ada.conversation

    @Test func `streams at all nodes are counted together`() async {
        let presence = Presence(clock: clock)
        await presence.arrive(.visitor, in: conversation)

        await presence.hear(PresenceNews(.visitor, in: conversation, streams: 2, isTyping: false), from: "one")
        await presence.hear(
            PresenceNews(.counsellor(Professional.bram.id), in: conversation, streams: 1, isTyping: true), from: "two")

        let moment = await presence.snapshot(of: conversation)
        #expect(moment.visitorStreams == 3)
        #expect(moment.counsellorStreams == 1)
        #expect(moment.typing == [.counsellor(Professional.bram.id)])
    }

    @Test func `a node that is not heard any more leaves nobody behind`() async {
        let presence = Presence(clock: clock)
        await presence.hear(PresenceNews(.visitor, in: conversation, streams: 1, isTyping: true), from: "one")

        clock.advance(by: Presence.typingLasts)
        #expect(await presence.snapshot(of: conversation).typing.isEmpty)
        #expect(await presence.snapshot(of: conversation).visitorPresent)

        clock.advance(by: .seconds(24))
        #expect(await !presence.snapshot(of: conversation).visitorPresent)
    }

    @Test func `what is told again lasts`() async {
        let presence = Presence(clock: clock)
        for _ in 0..<10 {
            await presence.hear(PresenceNews(.visitor, in: conversation, streams: 1, isTyping: false), from: "one")
            clock.advance(by: .seconds(10))
        }

        #expect(await presence.snapshot(of: conversation).visitorPresent)
    }

    @Test func `a node tells who is at it, and not what it was told`() async {
        let presence = Presence(clock: clock)
        await presence.arrive(.visitor, in: conversation)
        await presence.hear(
            PresenceNews(.counsellor(Professional.bram.id), in: conversation, streams: 1, isTyping: false), from: "one")

        #expect(await presence.here() == [PresenceNews(.visitor, in: conversation, streams: 1, isTyping: false)])
    }
}
