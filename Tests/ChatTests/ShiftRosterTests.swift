import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct ShiftRosterTests {
    private let clock = SettableClock()
    private let bram = Professional.bram.id
    private let absence = Duration.seconds(90)

    @Test func `who closes his last page is gone after the term, and a reconnect within it changes nothing`() async {
        let roster = ShiftRoster(clock: clock)
        await roster.arrive(bram)
        await roster.arrive(bram)
        await roster.leave(bram)
        clock.advance(by: .hours(1))
        #expect(await roster.isGone(bram, for: absence) == false, "one page is still open")

        await roster.leave(bram)
        clock.advance(by: .seconds(89))
        await roster.arrive(bram)
        await roster.leave(bram)
        clock.advance(by: .seconds(89))
        #expect(await roster.isGone(bram, for: absence) == false)
        clock.advance(by: .seconds(1))

        #expect(await roster.isGone(bram, for: absence))
        #expect(await roster.present().isEmpty)
    }

    @Test func `a server that has just started takes nobody for gone`() async {
        let roster = ShiftRoster(clock: clock)
        clock.advance(by: .seconds(89))
        #expect(await roster.isGone(bram, for: absence) == false)
        clock.advance(by: .seconds(1))
        #expect(await roster.isGone(bram, for: absence))
    }

    @Test func `who has a page open at another node is there, until that node falls silent for long`() async {
        let roster = ShiftRoster(clock: clock)
        clock.advance(by: .hours(1))
        for _ in 0..<12 {
            await roster.hear(bram, streams: 1, from: "two")
            clock.advance(by: .seconds(10))
            #expect(await roster.present() == [bram])
            #expect(await roster.isGone(bram, for: absence) == false)
        }
        clock.advance(by: .seconds(79))
        #expect(await roster.isGone(bram, for: absence) == false)
        clock.advance(by: .seconds(1))

        #expect(await roster.isGone(bram, for: absence))
    }

    @Test func `a node that cannot hear the others takes nobody for gone, and begins to count when it can`() async {
        let roster = ShiftRoster(clock: clock)
        clock.advance(by: .hours(1))
        #expect(await roster.isGone(bram, for: absence), "the premise")
        await roster.hearsNobody()
        clock.advance(by: .hours(1))
        #expect(await roster.isGone(bram, for: absence) == false)

        await roster.hearsAgain()

        clock.advance(by: .seconds(89))
        #expect(await roster.isGone(bram, for: absence) == false)
        clock.advance(by: .seconds(1))
        #expect(await roster.isGone(bram, for: absence))
    }
}
