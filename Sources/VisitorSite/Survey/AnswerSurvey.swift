import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    struct SurveyBody: Decodable {
        let question: String
        let degree: String
    }

    /// POST /conversations/{id}/survey: one tap. Her token says only that she is a visitor: what is kept is a number that became
    /// one greater.
    @Sendable func answerSurvey(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let body = try await request.json(SurveyBody.self)
        try changeBuckets.take(context.visitor.token, at: clock.now())
        guard let question = SurveyAnswer.Question(rawValue: body.question),
            let degree = SurveyAnswer.Degree(rawValue: body.degree)
        else { throw Problem.invalid("question") }
        try await stores.survey.count(SurveyAnswer(question, degree), at: clock.now())
        return .noContent
    }
}
