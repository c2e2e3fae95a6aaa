import Chat
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffChat {
    struct ServiceBody: Codable { let open: Bool }

    /// GET /service
    @Sendable func service(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        try .json(ServiceBody(open: try await stores.service.state().isOpen(at: now())))
    }

    /// PUT /service: opens within the hours when nobody is missing, and closes at any time.
    @Sendable func openOrClose(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(ServiceBody.self)
        if body.open { try await checkOpening() }
        try await stores.service.set(
            open: body.open, recording: entry(body.open ? .serviceOpened : .serviceClosed, context))
        await hub.announce(.queue)
        return try .json(body)
    }

    private func checkOpening() async throws {
        guard try await stores.service.state().mayOpen(at: now()) else {
            throw Problem("outside-hours", .conflict, "The hours name another time")
        }
        if let shortage = try await dependencies.shortage() { throw Problem(shortage: shortage) }
    }
}
