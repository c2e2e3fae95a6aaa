import Chat
import Foundation
import HelplineCore
import HTTPTypes
import Hummingbird
import NIOCore
import SiteSupport

extension VisitorSite {
    /// The exit without JavaScript: on to the neutral page.
    @Sendable func leave(_ request: Request, _ context: VisitorRequestContext) async throws -> Response {
        var headers: HTTPFields = [.location: settings.exitTarget]
        headers.set("clear-site-data", Self.storage)
        return Response(status: .seeOther, headers: headers)
    }

    /// The exit's beacon: ends the session of the token in the body. A beacon cannot carry `Authorization`.
    ///
    /// The page's own wipe does not wait for this answer; an unknown token is answered alike.
    @Sendable func endSession(_ request: Request, _ context: VisitorRequestContext) async throws -> Response {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: 256)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLong
        }
        if let token = VerifySession.token(String(buffer: body).trimmingCharacters(in: .whitespacesAndNewlines)) {
            if let conversation = try await stores.sessions.end(SecretDigest(of: token)) {
                await hub.announceRevocation(of: conversation)
            }
        }
        var headers = HTTPFields()
        headers.set("clear-site-data", Self.storage)
        return Response(status: .noContent, headers: headers)
    }

    /// Only storage: clearing cookies would sign professionals out on the same host.
    private static var storage: String { "\"storage\"" }
}
