import Chat
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

/// Recognises a guest by his session in `Authorization: Bearer`, and only at his own addresses.
struct VerifyGuest: RouterMiddleware {
    let guests: any GuestStore
    let clock: any WallClock

    func handle(
        _ request: Request, context: PartnerRequestContext,
        next: (Request, PartnerRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        guard let session = Self.session(of: request), let id = context.parameters.get("guest").flatMap({ GuestID($0) })
        else { throw Problem.sessionEnded }
        let digest = SecretDigest(of: session)
        do {
            let guest = try await guests.guest(id, session: digest, at: clock.now())
            context.caller = Caller(guest: guest, session: digest)
        } catch {
            guard error == .notFound || error == .erased else { throw error }
            throw Problem.sessionEnded
        }
        return try await next(request, context)
    }

    /// The 32 bytes of a bearer token.
    private static func session(of request: Request) -> Data? {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else { return nil }
        let text = header.dropFirst(7)
        guard text.utf8.count == 43, let bytes = Data(base64URL: text), bytes.count == 32 else { return nil }
        return bytes
    }
}
