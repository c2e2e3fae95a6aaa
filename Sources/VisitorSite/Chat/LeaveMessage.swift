import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    /// POST /conversations/{id}/left-message: what she wrote in the line, or after the end, is read and answered later.
    @Sendable func leaveMessage(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try changeBuckets.take(context.visitor.token, at: clock.now())
        let conversation = try await stores.queue.leaveMessage(
            context.conversation, by: context.visitor.token, cap: limits.queueCap, at: clock.now())
        await hub.announce(.conversation(context.conversation))
        await hub.announce(.queue)
        return try .json(try await snapshot(of: conversation))
    }
}
