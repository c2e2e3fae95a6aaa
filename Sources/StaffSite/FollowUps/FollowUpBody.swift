import Chat
import SiteSupport

/// A follow-up as the team's browsers are told of it.
struct FollowUpBody: Encodable, Equatable {
    struct Heard: Encodable, Equatable {
        let week: Int
        let answer: FollowUpAnswer
    }

    let id: FollowUpID
    let question: FollowUpQuestion
    let code: String
    /// The day of the referral, in seconds since 1970.
    let begun: Int64
    /// One of the question's.
    let week: Int
    /// Until it is asked; 0 is today, below that it is late.
    let daysLeft: Int
    let answers: [Heard]
    /// Who referred.
    let by: String
    let teamEpoch: Int
    let details: Base64URLBytes

    init(_ followUp: FollowUp, today: Int, by name: String) {
        id = followUp.id
        question = followUp.question
        code = followUp.code.text
        begun = Int64(followUp.begunDay) * 86_400
        week = followUp.week
        daysLeft = followUp.dueDay - today
        answers = zip(followUp.question.weeks, followUp.answers).map { Heard(week: $0, answer: $1) }
        by = name
        teamEpoch = followUp.details.teamEpoch
        details = Base64URLBytes(followUp.details.sealed)
    }
}
