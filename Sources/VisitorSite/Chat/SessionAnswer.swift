import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    struct SessionAnswer: Encodable {
        let conversation: ConversationID
        let wrappedTicket: Base64URLBytes?
    }
    struct KeepTicket: Codable { let wrappedTicket: Base64URLBytes }

    /// GET /session: what a reloaded tab opens with its ticket.
    @Sendable func session(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try .json(
            SessionAnswer(
                conversation: context.conversation,
                wrappedTicket: context.visitor.session.wrappedTicket.map { Base64URLBytes($0.bytes) }))
    }

    /// PUT /conversations/{id}/ticket: after a return code opened the conversation in this tab, or she talks on after the end.
    @Sendable func keepTicket(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let body = try await request.json(KeepTicket.self)
        try await stores.sessions.keep(
            try .fromWire(body.wrappedTicket, field: "wrappedTicket"), for: context.visitor.token, at: clock.now())
        return .noContent
    }
}
