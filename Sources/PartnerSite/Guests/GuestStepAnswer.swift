import Chat
import HelplineCore
import Hummingbird
import SiteSupport

extension PartnerSite {
    struct Person: Encodable {
        let role: String
        let name: String?
    }

    /// How far he is. Which conversation it is, its language and who talks in it he is told once he is in.
    struct StepAnswer: Encodable {
        let step: String
        let triesLeft: Int?
        let why: String?
        let conversation: ConversationID?
        let language: String?
        let people: [Person]
    }

    /// GET /guests/{guest}?wait=25: while he knocks it waits for the inviting browser's word; any other step is answered at once.
    @Sendable func step(_ request: Request, _ context: GuestContext) async throws -> Response {
        let wait = try wait(of: request)
        return try await polling(request, context) { wakeups in
            try await giveSignOfLife(of: context.guest)
            var guest = try await guest(of: context)
            if let wait, case .knocking = guest.step {
                await LongPoll.wait(for: wakeups, atMost: wait)
                guest = try await self.guest(of: context)
            }
            return try .json(try await answer(about: guest))
        }
    }

    /// He, as he is now.
    func guest(of context: GuestContext) async throws(StoreFailure) -> Guest {
        try await stores.guests.guest(context.guest.id, session: context.caller.session, at: clock.now())
    }

    private func answer(about guest: Guest) async throws -> StepAnswer {
        let step = guest.step
        guard guest.step == .present else {
            return StepAnswer(
                step: step.word, triesLeft: step.triesLeft, why: step.why, conversation: nil, language: nil,
                people: [])
        }
        let conversation = try await stores.conversations.conversation(guest.conversation)
        let professionals = try await professionals(in: conversation)
        return StepAnswer(
            step: step.word, triesLeft: nil, why: nil, conversation: conversation.id,
            language: conversation.language.rawValue,
            people: [Person(role: "visitor", name: nil)]
                + professionals.map { Person(role: $0.role, name: $0.name) })
    }
}
