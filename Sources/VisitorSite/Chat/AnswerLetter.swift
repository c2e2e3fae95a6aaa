import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    /// PUT /conversations/{id}/letters/{letter}/answer: whether these words may go out. As long as nobody opened it a no takes it back.
    @Sendable func answerLetter(_ request: Request, _ context: VisitorContext) async throws -> Response {
        guard let letter = context.parameters.get("letter").flatMap({ LetterID($0) }) else { throw Problem.notFound }
        let yes = try await request.json(GuestAnswer.self).answer == .yes
        let now = clock.now()
        try changeBuckets.take(context.visitor.token, at: now)
        try await stores.letters.answer(
            letter, yes, by: context.visitor.token, at: now,
            recording: AuditEntry(
                yes ? .letterAccepted : .letterRefused, by: .visitor, conversation: context.conversation, at: now))
        await hub.announce(.conversation(context.conversation))
        // A second professional is asked now, or has nothing more to read.
        await hub.announce(.queue)
        return .noContent
    }
}
