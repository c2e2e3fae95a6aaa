import Chat
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffChat {
    struct ClaimAnswer: Codable { let id: ConversationID }

    /// POST /conversations/{id}/claim: one winner; the others get 409.
    @Sendable func claim(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let id = try id(in: context)
        _ = try await stores.queue.claim(
            id, by: context.professional, atMost: dependencies.limits.conversationsPerProfessional, at: now(),
            recording: entry(.claimed, context, id))
        await announce(id, queue: true)
        await hub.announce(.professional(context.professional.id))
        return try .json(ClaimAnswer(id: id))
    }
}
