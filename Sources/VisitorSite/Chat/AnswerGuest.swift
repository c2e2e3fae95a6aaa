import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    struct GuestAnswer: Codable {
        enum Word: String, Codable { case yes, no }
        let answer: Word
    }

    /// PUT /conversations/{id}/guests/{guest}/answer: whether he may come. It lets nobody in by itself: her own sealed word does.
    @Sendable func answerGuest(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let guest = context.parameters.get("guest").flatMap({ GuestID($0) }) else { throw Problem.notFound }
        let yes = try await request.json(GuestAnswer.self).answer == .yes
        let now = clock.now()
        try changeBuckets.take(context.visitor.token, at: now)
        try await stores.guests.answer(
            guest, yes, by: context.visitor.token, at: now,
            recording: AuditEntry(
                yes ? .guestAccepted : .guestRefused, by: .visitor, conversation: context.conversation, at: now))
        await hub.announce(.conversation(context.conversation))
        // A second professional is asked now.
        await hub.announce(.queue)
        return .noContent
    }
}
