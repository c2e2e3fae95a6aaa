import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

/// A written handover to an organisation, with her yes to every word: what its counsellor does, and the colleague who reads it first.
struct WriteHandover: Sendable {
    struct Proposal: Codable {
        let id: LetterID
        let age: AgeClass
        /// With a child under 12: Veilig Thuis has advised.
        let advised: Bool
        let teamEpoch: Int
        let details: Base64URLBytes
    }
    struct Details: Encodable {
        let teamEpoch: Int
        let details: Base64URLBytes
    }
    struct Dispatch: Codable {
        let tokenHash: Base64URLBytes
        let proofHash: Base64URLBytes
        let sealed: Base64URLBytes

        func letter() throws(Problem) -> SealedLetter {
            guard let token = SecretDigest(stored: tokenHash.data) else { throw .invalid("tokenHash") }
            guard let proof = SecretDigest(stored: proofHash.data) else { throw .invalid("proofHash") }
            guard let letter = SealedLetter(token: token, proof: proof, sealed: sealed.data) else {
                throw .invalid("sealed")
            }
            return letter
        }
    }

    let chat: StaffChat

    private var letters: any LetterStore { chat.stores.letters }

    /// POST /conversations/{id}/letters: she is asked.
    @Sendable func propose(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let body = try await request.json(Proposal.self)
        let conversation = try await chat.own(context).id
        guard let details = LetterDetails(teamEpoch: body.teamEpoch, sealed: body.details.data) else {
            throw Problem.invalid("details")
        }
        guard
            let letter = Letter.proposed(
                body.id, in: conversation, by: context.professional.id, age: body.age, advised: body.advised,
                under: chat.dependencies.guestRules, at: chat.now())
        else {
            throw Problem(
                GuestRules.Refusal.adviceNeeded.rawValue, .unprocessableContent,
                "The organisation's rules for children do not allow it")
        }
        try await letters.propose(
            letter, details: details, recording: chat.entry(.letterProposed, context, conversation))
        await chat.announce(conversation)
        return try .json(LetterBody(letter), status: .created)
    }

    /// GET /letters/{letter}/details: text and addressee, for who reads it first or calls about it; it leaves a line in the audit trail.
    @Sendable func read(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let letter = try await letter(in: context)
        let details = try await letters.details(
            of: letter.id, for: context.professional.id, at: chat.now(),
            recording: chat.entry(.letterRead, context, letter.conversation))
        return try .json(Details(teamEpoch: details.teamEpoch, details: Base64URLBytes(details.sealed)))
    }

    /// POST /letters/{letter}/confirmation: a second professional read it.
    @Sendable func confirm(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let letter = try await letter(in: context)
        try await letters.confirm(
            letter.id, by: context.professional.id, at: chat.now(),
            recording: chat.entry(.letterConfirmed, context, letter.conversation))
        await chat.announce(letter.conversation, queue: true)
        return .noContent
    }

    /// PUT /letters/{letter}/dispatch: it lies for one who has link and code. Another link takes the place of one that nobody used.
    @Sendable func dispatch(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let sealed = try await request.json(Dispatch.self).letter()
        let letter = try await letter(in: context)
        let sent = try await letters.send(
            letter.id, by: context.professional.id, sealed, at: chat.now(),
            recording: chat.entry(.letterSent, context, letter.conversation))
        await chat.announce(letter.conversation, queue: true)
        return try .json(LetterBody(sent))
    }

    /// DELETE /letters/{letter}: it does not go, or who did not open it was called.
    @Sendable func withdraw(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let letter = try await letter(in: context)
        try await letters.withdraw(
            letter.id, by: context.professional.id, at: chat.now(),
            recording: chat.entry(.letterWithdrawn, context, letter.conversation))
        await chat.announce(letter.conversation, queue: true)
        return .noContent
    }

    private func letter(in context: CounsellorContext) async throws -> Letter {
        guard let id = context.parameters.get("letter").flatMap({ LetterID($0) }) else { throw Problem.notFound }
        return try await letters.letter(id, at: chat.now())
    }
}

extension StaffSite {
    func addLetterRoutes(to group: RouterGroup<CounsellorContext>) {
        let write = WriteHandover(chat: chat)
        group.post(StaffPath.letters.route, use: write.propose)
        group.get(StaffPath.letterDetails.route, use: write.read)
        group.post(StaffPath.letterConfirmation.route, use: write.confirm)
        group.put(StaffPath.letterDispatch.route, use: write.dispatch)
        group.delete(StaffPath.letter.route, use: write.withdraw)
    }
}
