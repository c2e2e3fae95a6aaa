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

    @Test func `the way to the police is asked after until she decided, for a year at most`() throws {
        var followUp = FollowUp.sample(question: .police, begunDay: 0)
        var asked: [Int] = []
        while let next = followUp.answered(.doubt) {
            asked.append(followUp.week)
            followUp = next
        }

        #expect(asked + [followUp.week] == [1, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52])
        #expect(followUp.lastDay == 54 * 7)
        for decided in [FollowUpAnswer.no, .done] {
            #expect(FollowUp.sample(question: .police).answered(decided) == nil)
        }
        for open in [FollowUpAnswer.doubt, .anonymous, .talk, .notice, .report, .unknown] {
            #expect(FollowUp.sample(question: .police).answered(open) != nil)
        }
    }

    @Test func `an answer belongs to its question, and none is of no question`() {
        for question in FollowUpQuestion.allCases {
            for answer in FollowUpAnswer.allCases where !question.answers.contains(answer) {
                #expect(FollowUp.sample(question: question).answered(answer) == nil)
            }
            #expect(question.last.isSubset(of: question.answers))
            #expect(question.answers.contains(.unknown) && !question.last.contains(.unknown))
        }
        #expect(FollowUpQuestion.allCases.reduce([]) { $0.union($1.answers) } == Set(FollowUpAnswer.allCases))
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
