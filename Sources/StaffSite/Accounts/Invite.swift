import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `POST /invitations`: keeps what the coordinator's browser made; the link's secret itself never comes here.
struct Invite: Sendable {
    struct Body: Decodable {
        let id: InvitationID
        let role: Role
        /// SHA-256 of the invitation's token.
        let tokenHash: Base64URLBytes
        let sealedSecret: Base64URLBytes
    }
    struct Reply: Encodable {
        let expires: Int64
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        let body = try await request.json(Body.self)
        guard let token = SecretDigest(stored: body.tokenHash.data) else { throw Problem.invalid("tokenHash") }
        let now = site.clock.now()
        let invitation = Invitation(
            id: body.id, role: body.role, invitedBy: context.professional.id, token: token,
            sealedSecret: body.sealedSecret.data, expires: now + Invitation.term)
        guard let invitation else { throw Problem.invalid("sealedSecret") }
        try await site.accounts.invitations.keep(
            invitation, recording: AuditEntry(.invited, by: .member(context.professional.id), at: now))
        return try .json(Reply(expires: invitation.expires.seconds), status: .created)
    }
}
