import Chat
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffChat {
    struct ServiceBody: Codable { let open: Bool }

    /// GET /service
    @Sendable func service(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        try .json(ServiceBody(open: try await stores.service.isOpen()))
    }

    /// PUT /service: who talks with visitors opens and closes the chat.
    @Sendable func openOrClose(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(ServiceBody.self)
        try await stores.service.set(
            open: body.open, recording: entry(body.open ? .serviceOpened : .serviceClosed, context))
        await hub.announce(.queue)
        return try .json(body)
    }
}
