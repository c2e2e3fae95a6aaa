import Chat
import HTTPTypes
import HelplineCore
import SiteSupport
import SiteTestSupport
import Testing
@testable import PartnerSite

/// What somebody with the link hears who may not come in by it.
@Suite struct KnockAnswerTests {
    private static let later = Timestamp(seconds: 1)

    @Test(arguments: [Guest.Step.invited(until: later, triesLeft: 4), .knocking(until: later, triesLeft: 4)])
    func `where another page knocked first it is that one's`(step: Guest.Step) {
        let answer = Problem.knocking(at: step)

        #expect(answer.status == .conflict)
        #expect(answer.code == "used")
    }

    @Test(arguments: [
        (Guest.Step.present, "used"), (.expired(.link), "expired"), (.expired(.tries), "tries"),
        (.expired(.withdrawn), "over"), (.expired(.ended), "over"), (.left(.visitor), "used"), (.refused, "over"),
    ])
    func `a link that works no more says why as far as it is his to know`(step: Guest.Step, code: String) {
        let answer = Problem.knocking(at: step)

        #expect(answer.status == .gone)
        #expect(answer.code == code)
    }

    @Test(arguments: Guest.Leaving.allCases)
    func `his page is told on whose word he left`(leaving: Guest.Leaving) {
        let words = Guest.Step.left(leaving)

        #expect(words.word == "left")
        #expect(words.why == leaving.rawValue)
        #expect(words.triesLeft == nil)
    }

    @Test func `his page is told how often he may still try`() {
        #expect(Guest.Step.invited(until: Self.later, triesLeft: 3).triesLeft == 3)
        #expect(Guest.Step.knocking(until: Self.later, triesLeft: 3).word == "knocking")
    }
}
