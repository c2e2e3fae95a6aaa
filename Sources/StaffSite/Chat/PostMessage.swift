import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffChat {
    /// POST /conversations/{id}/messages: answered when the message is committed and synced to disk.
    @Sendable func postMessage(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let me = Sender.Participant.counsellor(context.professional.id)
        let message = try await request.json(MessageBody.self).message(from: me)
        let conversation = try id(in: context)
        try messageBuckets.take(context.professional.id, at: now())
        return try await keep(message, in: conversation, of: context.professional.id).response
    }

    /// Keeps a message of his, and announces it once it is on disk.
    func keep(_ message: NewMessage, in conversation: ConversationID, of counsellor: MemberID)
        async throws(StoreFailure) -> AcknowledgementBody
    {
        announce(
            message, try await stores.log.append(message, to: conversation, by: .talking(counsellor), at: now()),
            in: conversation, of: counsellor)
    }

    /// The same before it returns, where that takes but a moment; `nil` where it has to take its turn.
    func keepAtOnce(_ message: NewMessage, in conversation: ConversationID, of counsellor: MemberID)
        -> AcknowledgementBody?
    {
        stores.log.appendAtOnce(message, to: conversation, by: .talking(counsellor), at: now()).map {
            announce(message, $0, in: conversation, of: counsellor)
        }
    }

    private func announce(
        _ message: NewMessage, _ promised: Acknowledgement, in conversation: ConversationID, of counsellor: MemberID
    ) -> AcknowledgementBody {
        stores.presence.stopTyping(.counsellor(counsellor), in: conversation)
        if let fresh = FreshEntry(message, promised, in: conversation) { hub.announce(fresh) }
        return AcknowledgementBody(promised)
    }

    /// POST /conversations/{id}/typing
    @Sendable func noteTyping(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let conversation = try await talked(context)
        if await stores.presence.type(.counsellor(context.professional.id), in: conversation.id) {
            await announce(conversation.id)
        }
        return .noContent
    }

    /// POST /conversations/{id}/epochs
    @Sendable func mintEpoch(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let epoch = try await request.json(EpochBody.self).epoch()
        let conversation = try await own(context)
        let acknowledgement = try await stores.log.append(
            epoch, to: conversation.id, by: .member(context.professional.id), at: now(),
            recording: entry(.epochMinted, context, conversation.id))
        await announce(conversation.id)
        return try .json(AcknowledgementBody(acknowledgement), status: .created)
    }

    /// GET /conversations/{id}/entries?after=N&limit=200
    @Sendable func entries(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let after = try request.number("after", in: 0...Int64.max) ?? 0
        let limit = try request.number("limit", in: 1...EntriesBody.largestPage) ?? 200
        let conversation = try await talked(context)
        let page = try await stores.log.page(of: conversation.id, after: after, limit: Int(limit))
        return try .json(EntriesBody(page, after: after, for: .team))
    }
}
