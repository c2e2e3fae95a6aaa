import Cases
import HelplineCore
import Hummingbird
import SiteSupport

/// `GET /conversations/{id}/case`: what is registered so far; 404 when nothing is, or the conversation is not his.
struct ShowCase: Sendable {
    let cases: any CaseStore

    @Sendable func respond(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        guard let id = context.parameters.get("id").flatMap({ ConversationID($0) }),
            let record = try await cases.registration(of: id, for: context.professional.id)
        else { throw Problem.notFound }
        return try .json(CaseReply(record))
    }
}
