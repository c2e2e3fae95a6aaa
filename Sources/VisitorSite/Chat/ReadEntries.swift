import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    /// GET /conversations/{id}/entries?after=N&limit=200
    @Sendable func entries(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let after = try request.number("after", in: 0...Int64.max) ?? 0
        let limit = try request.number("limit", in: 1...EntriesBody.largestPage) ?? 200
        let page = try await stores.log.page(of: context.conversation, after: after, limit: Int(limit))
        return try .json(EntriesBody(page, after: after, for: .visitor))
    }
}
