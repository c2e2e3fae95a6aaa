import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct PresenceTests {
    private let clock = SettableClock()
    private let room = Visitor.ada.conversation
    private let bram = Sender.Participant.counsellor(Professional.bram.id)

    @Test func `she is there as long as one of her streams is open`() async {
        let presence = Presence(clock: clock)
        await presence.arrive(.visitor, in: room)
        await presence.arrive(.visitor, in: room)
        await presence.arrive(bram, in: room)
        await presence.leave(.visitor, in: room)

        let one = await presence.snapshot(of: room)
        await presence.leave(.visitor, in: room)
        let none = await presence.snapshot(of: room)

        #expect(one.visitorPresent && one.visitorStreams == 1 && one.counsellorStreams == 1)
        #expect(!none.visitorPresent && none.counsellorStreams == 1)
    }

    @Test func `typing shows for six seconds after the last key`() async {
        let presence = Presence(clock: clock)
        await presence.arrive(.visitor, in: room)
        await presence.type(.visitor, in: room)
        clock.advance(by: .seconds(4))
        await presence.type(.visitor, in: room)

        clock.advance(by: .milliseconds(5999))
        #expect(await presence.snapshot(of: room).typing == [.visitor])
        clock.advance(by: .milliseconds(1))
        #expect(await presence.snapshot(of: room).typing.isEmpty)
    }

    @Test func `only the first key wakes the others`() async {
        let presence = Presence(clock: clock)
        await presence.arrive(bram, in: room)

        let wakes = [await presence.type(bram, in: room), await presence.type(bram, in: room)]
        clock.advance(by: .seconds(7))
        let again = await presence.type(bram, in: room)

        #expect(wakes == [true, false])
        #expect(again)
    }

    @Test func `who sent it or left does not type`() async {
        let presence = Presence(clock: clock)
        for participant in [.visitor, bram] {
            await presence.arrive(participant, in: room)
            await presence.type(participant, in: room)
        }
        #expect(await presence.snapshot(of: room).typing == [.visitor, bram])

        presence.stopTyping(.visitor, in: room)
        await presence.leave(bram, in: room)

        #expect(await presence.snapshot(of: room).typing.isEmpty)
    }

    @Test func `somebody without an open stream is not shown, and other conversations see nothing`() async {
        let presence = Presence(clock: clock)
        await presence.arrive(.visitor, in: room)
        await presence.type(.visitor, in: room)

        #expect(await presence.type(bram, in: room) == false)
        await presence.leave(bram, in: room)

        #expect(await presence.snapshot(of: room).typing == [.visitor])
        #expect(await presence.snapshot(of: .random()) == presence.snapshot(of: .random()))
        #expect(await presence.snapshot(of: .random()).visitorStreams == 0)
    }
}
