import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct FollowUpTests {
    @Test func `it is asked after one, four and twelve weeks, and then no more`() throws {
        var followUp = FollowUp.sample(begunDay: 100)
        var asked: [Int] = []

        for answer in [FollowUpAnswer.unknown, .notArrived] {
            asked.append(followUp.dueDay)
            followUp = try #require(followUp.answered(answer))
        }
        asked.append(followUp.dueDay)

        #expect(asked == [107, 128, 184])
        #expect(followUp.week == 12)
        #expect(followUp.lastDay == 198)
        for answer in FollowUpAnswer.allCases { #expect(followUp.answered(answer) == nil) }
    }

    @Test func `who arrived is not asked after again`() {
        #expect(FollowUp.sample().answered(.arrived) == nil)
        #expect(FollowUp.sample().answered(.notArrived) != nil)
    }

    @Test func `a day begins at midnight, and has no time`() {
        let midnight = Timestamp(seconds: 86_400 * 20_000)

        #expect(FollowUp.day(of: midnight) == 20_000)
        #expect(FollowUp.day(of: midnight + .hours(23)) == 20_000)
        #expect(FollowUp.day(of: midnight - .seconds(1)) == 19_999)
    }

    @Test func `what is no code and no sealed details is refused`() {
        for text in ["", "Police", "a b", "police;", String(repeating: "a", count: 21)] {
            #expect(ReferralCode(text) == nil)
        }
        #expect(ReferralCode("112")?.text == "112")
        for size in [0, 81, 336, 338, 65 + 5 * 256 + 16] {
            #expect(FollowUpDetails(teamEpoch: 1, sealed: .random(size)) == nil)
        }
        #expect(FollowUpDetails(teamEpoch: 0, sealed: .random(337)) == nil)
        #expect(FollowUpDetails(teamEpoch: 1, sealed: .random(FollowUpDetails.largestSize)) != nil)
    }
}
