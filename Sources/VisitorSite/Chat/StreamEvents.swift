import Chat
import ChatWire
import HelplineCore
import HTTPTypes
import Hummingbird
import SiteSupport

extension VisitorSite {
    /// GET /conversations/{id}/events?after=N: a stream, or with `wait` one long poll over the same reading.
    @Sendable func streamEvents(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let after = try cursor(of: request)
        let address = addresses.key(of: request, context: context)
        let visitor = context.visitor
        if streams.isFull(visitor.token) { throw Problem.tooMany(retryAfter: 5) }
        if streamsByAddress.isFull(address) { throw Problem.tooMany(retryAfter: 15) }
        try streamBuckets.take(visitor.token, at: clock.now())
        if let wait = request.uri.queryParameters["wait"] { return try await poll(visitor, after: after, wait: wait) }
        let line = VisitorLine(site: self, visitor: visitor, address: address)
        let feed = ConversationFeed(site: self, visitor: visitor, line: line, after: after)
        return EventStream(feed: feed, timing: timing, opened: line.open, closed: line.close).response(to: request)
    }

    /// `?after=`, or what the browser's own reconnection sends.
    private func cursor(of request: Request) throws(Problem) -> Int64 {
        if let after = try request.number("after", in: 0...Int64.max) { return after }
        guard let name = HTTPField.Name("last-event-id"), let text = request.headers[name] else { return 0 }
        guard let value = Int64(text), value >= 0 else { throw .invalid("last-event-id") }
        return value
    }

    func state(of conversation: Conversation) async throws -> StateBody {
        let present = try await present(in: conversation)
        let known = try await stores.guests.guests(of: conversation.id, at: clock.now())
        let typing = await presence.snapshot(of: conversation.id).typing
        return StateBody(
            state: conversation.state.rawValue, queue: try await place(of: conversation),
            left: conversation.leftAt != nil, present: present,
            typing: present.filter { typing.contains(.counsellor($0.id)) }.map(\.name),
            guests: GuestBody.all(of: known), epochDue: known?.epochDue)
    }
}
