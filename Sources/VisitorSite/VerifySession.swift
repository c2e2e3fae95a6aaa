import Chat
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

/// Recognises a tab by the token in `Authorization: Bearer`; the conversation in the path need not be hers.
struct VerifySession: RouterMiddleware {
    let stores: VisitorStores
    let term: Duration
    let clock: any WallClock

    func handle(
        _ request: Request, context: VisitorRequestContext,
        next: (Request, VisitorRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        guard let token = Self.token(of: request) else { throw Problem.sessionEnded }
        let digest = SecretDigest(of: token)
        do {
            let session = try await stores.sessions.session(digest, term: term, at: clock.now())
            context.visitor = Visitor(token: digest, session: session)
        } catch {
            guard error == .notFound else { throw error }
            throw try await erased(context) ? Problem.gone : Problem.sessionEnded
        }
        do {
            return try await next(request, context)
        } catch let failure as StoreFailure where failure == .notFound {
            // It ended between this question and the store's own, in the transaction of the change.
            throw Problem.sessionEnded
        }
    }

    /// The 32 bytes of a bearer token.
    static func token(of request: Request) -> Data? {
        request.headers[.authorization].flatMap { token(inHeader: $0) }
    }

    static func token(inHeader header: String) -> Data? {
        guard header.hasPrefix("Bearer ") else { return nil }
        return token(header.dropFirst(7))
    }

    static func token(_ text: some StringProtocol) -> Data? {
        guard text.utf8.count == 43, let bytes = Data(base64URL: text), bytes.count == 32 else { return nil }
        return bytes
    }

    /// Erasing takes the session along: a late post shall hear that it is gone, not that the session ended.
    private func erased(_ context: VisitorRequestContext) async throws -> Bool {
        guard let id = context.parameters.get("id").flatMap({ ConversationID($0) }) else { return false }
        do {
            _ = try await stores.conversations.conversation(id)
            return false
        } catch {
            guard error == .erased || error == .notFound else { throw error }
            if error == .erased { try await stores.conversations.finishErasures() }
            return error == .erased
        }
    }
}
