import Chat
import ChatWire
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    struct RedeemReturnCode: Codable {
        let locator: Base64URLBytes
        let secret: Base64URLBytes
        let puzzle: PuzzleSolution
    }
    struct Redeemed: Encodable {
        let conversation: ConversationID
        let wrapped: Base64URLBytes
    }

    /// POST /returns: wrong, expired and unknown take the same path and get the same answer.
    ///
    /// Tries are slowed down per address, at this node, and per locator, at all of them; never locked: a tormentor must not be able
    /// to shut her out.
    @Sendable func redeemReturnCode(_ request: Request, _ context: VisitorRequestContext) async throws -> Response {
        guard let token = VerifySession.token(of: request) else { throw Problem.sessionEnded }
        let body = try await request.json(RedeemReturnCode.self)
        let locator = try Self.digest(body.locator, "locator")
        let secret = try Self.digest(body.secret, "secret")
        try await check(body.puzzle)
        let address = Data(addresses.key(of: request, context: context))
        if let wait = await returnTries.attempt(address, at: clock.now()) {
            throw Problem.tooMany(retryAfter: wait.wholeSecondsUp)
        }
        if let wait = try await stores.limits.take(.returnCode, locator.bytes, under: .everSlower, at: clock.now()) {
            throw Problem.tooMany(retryAfter: wait.wholeSecondsUp)
        }
        let redemption: Redemption
        do {
            redemption = try await stores.sessions.redeem(
                locator: locator, secret: secret, for: SecretDigest(of: token), at: clock.now())
        } catch {
            throw error == .notFound ? Problem.wrongCode : Problem(error)
        }
        // Those who share an address with somebody who succeeded are not slowed down by what went before.
        await returnTries.succeed(address)
        try await stores.limits.forget(.returnCode, locator.bytes)
        await hub.announce(.conversation(redemption.conversation))
        return try .json(
            Redeemed(conversation: redemption.conversation, wrapped: Base64URLBytes(redemption.wrapped.bytes)))
    }
}
