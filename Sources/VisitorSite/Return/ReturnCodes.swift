import Chat
import ChatWire
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    struct KeepReturnCode: Codable {
        let locator: Base64URLBytes
        let secret: Base64URLBytes
        let wrapped: Base64URLBytes
    }
    struct ReturnCodeAnswer: Codable { let expires: Int64 }

    /// PUT /conversations/{id}/return-code: makes or replaces it.
    @Sendable func keepReturnCode(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let body = try await request.json(KeepReturnCode.self)
        let now = clock.now()
        try changeBuckets.take(context.visitor.token, at: now)
        // The hour, so that the code's row does not keep the minute she was here.
        let expires = (now + .days(settings.retentionDays)).hour
        let code = ReturnCode(
            locator: try Self.digest(body.locator, "locator"), secret: try Self.digest(body.secret, "secret"),
            wrapped: try .fromWire(body.wrapped, field: "wrapped"), expires: expires)
        let kept = try await stores.sessions.keep(
            code, for: context.conversation, by: context.visitor.token, at: now,
            recording: AuditEntry(.returnCodeMade, by: .visitor, conversation: context.conversation, at: now))
        await hub.announce(.conversation(context.conversation))
        return try .json(ReturnCodeAnswer(expires: kept.seconds))
    }

    /// DELETE /conversations/{id}/return-code
    @Sendable func forgetReturnCode(_ request: Request, _ context: VisitorContext) async throws -> Response {
        try await stores.sessions.forgetReturnCode(of: context.conversation, by: context.visitor.token)
        return .noContent
    }

    /// POST /conversations/{id}/revocation: only this tab goes on.
    @Sendable func revoke(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let now = clock.now()
        try changeBuckets.take(context.visitor.token, at: now)
        try await stores.sessions.revoke(
            context.conversation, except: context.visitor.token,
            recording: AuditEntry(.revoked, by: .visitor, conversation: context.conversation, at: now))
        // What a tab that was shut out typed is not shown as hers; this tab's own mark comes again with the next key.
        presence.stopTyping(.visitor, in: context.conversation)
        await hub.announceRevocation(of: context.conversation)
        return .noContent
    }

    static func digest(_ bytes: Base64URLBytes, _ field: String) throws(Problem) -> SecretDigest {
        guard bytes.data.count == 32 else { throw .invalid(field) }
        return SecretDigest(of: bytes.data)
    }
}
