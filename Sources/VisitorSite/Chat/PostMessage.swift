import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    /// POST /conversations/{id}/messages: answered when the message is committed and synced to disk.
    @Sendable func postMessage(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let message = try await request.json(MessageBody.self).message(from: .visitor)
        try messageBuckets.take(context.visitor.token, at: clock.now())
        return try await keep(message, in: context.conversation, by: context.authority).response
    }

    /// Keeps a message of hers, and announces it once it is on disk.
    func keep(_ message: NewMessage, in conversation: ConversationID, by authority: Authority)
        async throws(StoreFailure)
        -> AcknowledgementBody
    {
        announce(
            message, try await stores.log.append(message, to: conversation, by: authority, at: clock.now()),
            in: conversation)
    }

    /// The same before it returns, where that takes but a moment; `nil` where it has to take its turn.
    func keepAtOnce(_ message: NewMessage, in conversation: ConversationID, by authority: Authority)
        -> AcknowledgementBody?
    {
        stores.log.appendAtOnce(message, to: conversation, by: authority, at: clock.now()).map {
            announce(message, $0, in: conversation)
        }
    }

    private func announce(_ message: NewMessage, _ promised: Acknowledgement, in conversation: ConversationID)
        -> AcknowledgementBody
    {
        presence.stopTyping(.visitor, in: conversation)
        if let fresh = FreshEntry(message, promised, in: conversation) { hub.announce(fresh) }
        return AcknowledgementBody(promised)
    }

    /// POST /conversations/{id}/typing: that she types, never what.
    @Sendable func noteTyping(_ request: Request, _ context: VisitorContext) async throws -> Response {
        if await presence.type(.visitor, in: context.conversation) {
            await hub.announce(.conversation(context.conversation))
        }
        return .noContent
    }

    /// POST /conversations/{id}/epochs: visitor or team may mint the next epoch.
    @Sendable func mintEpoch(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let epoch = try await request.json(EpochBody.self).epoch()
        let now = clock.now()
        try changeBuckets.take(context.visitor.token, at: now)
        let acknowledgement = try await stores.log.append(
            epoch, to: context.conversation, by: context.authority, at: now,
            recording: AuditEntry(.epochMinted, by: .visitor, conversation: context.conversation, at: now))
        await hub.announce(.conversation(context.conversation))
        return try .json(AcknowledgementBody(acknowledgement), status: .created)
    }
}
