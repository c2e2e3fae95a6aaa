import Chat
import HelplineCore
import TestSupport
import Testing
@testable import PartnerSite

@Suite struct SignsOfLifeTests {
    @Test func `a guest's polls write one sign in thirty seconds, each guest's his own`() {
        let (signs, clock) = (SignsOfLife(), SettableClock())
        let (one, other) = (GuestID.random(), GuestID.random())

        #expect(signs.isDue(one, at: clock.now()))
        #expect(signs.isDue(other, at: clock.now()))
        clock.advance(by: .seconds(29))
        #expect(!signs.isDue(one, at: clock.now()))
        clock.advance(by: .seconds(1))
        #expect(signs.isDue(one, at: clock.now()))
        #expect(!signs.isDue(one, at: clock.now()))
    }

    @Test func `a clock that is set back keeps nobody silent`() {
        let (signs, guest) = (SignsOfLife(), GuestID.random())
        #expect(signs.isDue(guest, at: Timestamp(seconds: 1_000_000)))

        #expect(signs.isDue(guest, at: Timestamp(seconds: 900_000)))
    }

    @Test func `three signs fit into the silence after which he has left`() {
        #expect(SignsOfLife.pace * 3 <= GuestTerms.silence)
    }
}
