import Chat
import ChatWire
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

extension PartnerSite {
    struct Knock: Codable {
        let token: Base64URLBytes
        let publicKey: Base64URLBytes
        let sessionHash: Base64URLBytes
        let mac: Base64URLBytes

        func knock() throws(Problem) -> GuestKnock {
            guard publicKey.data.count == 65 else { throw .invalid("publicKey") }
            guard let session = SecretDigest(stored: sessionHash.data) else { throw .invalid("sessionHash") }
            guard mac.data.count == 32 else { throw .invalid("mac") }
            guard let knock = GuestKnock(publicKey: publicKey.data, session: session, mac: mac.data) else {
                throw .invalid("publicKey")
            }
            return knock
        }
    }

    /// Knocks from one address in a minute: as many as there are tries of the code.
    static let knocksPerMinute = GuestTerms.tries

    /// POST /guests/{guest}/knock: 202, and the inviting browser looks whether it came with the code.
    ///
    /// Who does not know the link learns nothing: an unknown guest and another's token get the same answer.
    @Sendable func knock(_ request: Request, _ context: PartnerRequestContext) async throws -> Response {
        let now = clock.now()
        let address = addresses.key(of: request, context: context)
        if let wait = addressLimiter.count(
            "knock", by: address, atMost: Self.knocksPerMinute, per: .minutes(1), at: now)
        {
            throw Problem.tooMany(retryAfter: wait)
        }
        guard let id = context.parameters.get("guest").flatMap({ GuestID($0) }) else { throw Problem.notFound }
        let body = try await request.json(Knock.self)
        guard body.token.data.count == 32 else { throw Problem.invalid("token") }
        let (token, knock) = (SecretDigest(of: body.token.data), try body.knock())
        let conversation: ConversationID
        do {
            conversation = try await stores.guests.knock(id, token: token, with: knock, at: now).conversation
        } catch {
            // Only who has the link comes as far as a conflict.
            guard case .conflict = error else { throw error }
            throw Problem.knocking(at: try await stores.guests.guest(id, at: now).step)
        }
        await hub.announce(.conversation(conversation))
        return Response(status: .accepted)
    }
}
