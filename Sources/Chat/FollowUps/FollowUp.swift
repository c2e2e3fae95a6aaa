public import Foundation
public import HelplineCore

/// What the team still asks somebody to whom it referred a visitor: one question, in weeks that are set. Nothing of her is in it, and it
/// does not need her conversation: that one may be gone before the last question.
public struct FollowUp: Equatable, Sendable {
    /// How many one conversation may have.
    public static let most = 10

    public let id: FollowUpID
    public let question: FollowUpQuestion
    /// Where she was referred to.
    public let code: ReferralCode
    public let createdBy: MemberID
    /// Days since 1970 (UTC): a day and no time, so that it tells no more of the conversation than it must.
    public let begunDay: Int
    /// What was heard, in the order of the question's weeks.
    public let answers: [FollowUpAnswer]
    public let details: FollowUpDetails

    /// `nil` when nothing is left to ask, or an answer is none to this question.
    public init?(
        id: FollowUpID, question: FollowUpQuestion, code: ReferralCode, createdBy: MemberID, begunDay: Int,
        answers: [FollowUpAnswer] = [], details: FollowUpDetails
    ) {
        guard answers.count < question.weeks.count, question.last.isDisjoint(with: answers),
            answers.allSatisfy(question.answers.contains)
        else { return nil }
        self.id = id
        self.question = question
        self.code = code
        self.createdBy = createdBy
        self.begunDay = begunDay
        self.answers = answers
        self.details = details
    }

    /// The week of the question that comes next.
    public var week: Int { question.weeks[answers.count] }

    /// The day on which it is asked.
    public var dueDay: Int { begunDay + 7 * week }

    /// From this day on nobody asks any more.
    public var lastDay: Int { begunDay + 7 * question.lastWeek }

    /// With one answer more; `nil` when that was the last: what comes after it nobody has to know, or it was asked in the last week.
    public func answered(_ answer: FollowUpAnswer) -> FollowUp? {
        FollowUp(
            id: id, question: question, code: code, createdBy: createdBy, begunDay: begunDay,
            answers: answers + [answer], details: details)
    }

    /// The day of this moment.
    public static func day(of moment: Timestamp) -> Int { Int(moment.seconds.flooredQuotient(by: 86_400)) }
}

/// A code of the code book's field `referral`; the site checks that there is such a one.
public struct ReferralCode: Hashable, Sendable {
    public let text: String

    /// `nil` unless it is a word of at most 20 small letters, digits and underscores.
    public init?(_ text: String) {
        guard (1...20).contains(text.utf8.count),
            text.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") })
        else { return nil }
        self.text = text
    }
}

/// Whom to ask and how to reach him, as the server keeps it: sealed to the team key of one epoch.
public struct FollowUpDetails: Equatable, Sendable {
    /// Encapsulated key(65), one to four padded blocks of 256 bytes, tag(16).
    public static let largestSize = 65 + 4 * 256 + 16

    public let teamEpoch: Int
    public let sealed: Data

    /// `nil` unless the epoch is positive and the size is that of padded blocks.
    public init?(teamEpoch: Int, sealed: Data) {
        let blocks = sealed.count - 65 - 16
        guard teamEpoch >= 1, blocks >= 256, blocks % 256 == 0, sealed.count <= Self.largestSize else { return nil }
        self.teamEpoch = teamEpoch
        self.sealed = sealed
    }
}

/// The creating browser's id of one follow-up.
public enum FollowUpThing: Sendable {}
public typealias FollowUpID = Identifier<FollowUpThing>
