import Chat
import ChatWire
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

extension PartnerSite {
    struct Opening: Codable {
        let token: Base64URLBytes
        let proof: Base64URLBytes
        let sessionHash: Base64URLBytes
    }
    struct OpenedLetter: Encodable { let sealed: Base64URLBytes }
    struct WrongCode: Encodable {
        let code = "wrong"
        let triesLeft: Int
    }
    struct Receipt: Codable { let session: Base64URLBytes }

    /// POST /letters/{letter}/opening: the sealed text, once, for who shows that he has link and code. The key he makes of both by himself.
    ///
    /// Who does not know the link learns nothing, and uses up no try: an unknown letter and another's token get the same answer.
    @Sendable func openLetter(_ request: Request, _ context: PartnerRequestContext) async throws -> Response {
        let now = clock.now()
        let address = addresses.key(of: request, context: context)
        if let wait = addressLimiter.count(
            "opening", by: address, atMost: Self.knocksPerMinute, per: .minutes(1), at: now)
        {
            throw Problem.tooMany(retryAfter: wait)
        }
        let id = try letter(in: context)
        let body = try await request.json(Opening.self)
        guard body.token.data.count == 32 else { throw Problem.invalid("token") }
        guard body.proof.data.count == 32 else { throw Problem.invalid("proof") }
        guard let session = SecretDigest(stored: body.sessionHash.data) else { throw Problem.invalid("sessionHash") }
        let conversation = try await stores.letters.letter(id, at: now).conversation
        let opening: LetterOpening
        do {
            opening = try await stores.letters.open(
                id, token: SecretDigest(of: body.token.data), proof: SecretDigest(of: body.proof.data),
                session: session, at: now)
        } catch {
            // Only who has the link comes as far as a conflict.
            guard case .conflict = error else { throw error }
            throw Problem.opening(at: try await stores.letters.letter(id, at: now).step)
        }
        await tell(conversation)
        switch opening {
        case .opened(let sealed): return try .json(OpenedLetter(sealed: Base64URLBytes(sealed)))
        case .mistaken(let left) where left > 0:
            return try .json(WrongCode(triesLeft: left), status: .unprocessableContent)
        case .mistaken: throw Problem.shut("tries")
        }
    }

    /// POST /letters/{letter}/receipt: he has it and goes on with it; here nothing of it is left.
    @Sendable func receiveLetter(_ request: Request, _ context: PartnerRequestContext) async throws -> Response {
        let session = try await request.json(Receipt.self).session.data
        guard session.count == 32 else { throw Problem.invalid("session") }
        let id = try letter(in: context)
        let conversation: ConversationID
        do {
            conversation = try await stores.letters.receive(id, session: SecretDigest(of: session), at: clock.now())
                .conversation
        } catch {
            guard case .conflict = error else { throw error }
            throw Problem.opening(at: try await stores.letters.letter(id, at: clock.now()).step)
        }
        await tell(conversation)
        return .noContent
    }

    private func letter(in context: PartnerRequestContext) throws -> LetterID {
        guard let id = context.parameters.get("letter").flatMap({ LetterID($0) }) else { throw Problem.notFound }
        return id
    }

    /// The counsellor, and who may have called about it.
    private func tell(_ conversation: ConversationID) async {
        await hub.announce(.conversation(conversation))
        await hub.announce(.queue)
    }
}

extension Problem {
    /// What who has the link hears when it works no more.
    fileprivate static func opening(at step: Letter.Step) -> Problem {
        switch step {
        case .opened, .received: shut("used")
        case .expired(.link): shut("expired")
        case .expired(.tries): shut("tries")
        default: over
        }
    }
}
