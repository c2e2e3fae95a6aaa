import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `POST /enrolments/started`: whether an invitation is open, and what the newcomer's browser needs. Consumes nothing.
struct StartEnrolment: Sendable {
    struct Body: Decodable {
        let invitation: InvitationID
        let token: Base64URLBytes
    }
    struct Reply: Encodable {
        let memberId: MemberID
        let share: Base64URLBytes
        let totpSecret: String
        let role: Role
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: StaffContext) async throws -> Response {
        let body = try await request.json(Body.self)
        let invitation: Invitation
        do throws(StoreFailure) {
            invitation = try await site.accounts.invitations.openInvitation(
                body.invitation, token: SecretDigest(of: body.token.data), at: site.clock.now())
        } catch {
            throw Problem.link(error)
        }
        let secrets = site.accounts.keys.enrolment(of: body.token.data)
        return try .json(
            Reply(
                memberId: secrets.member, share: Base64URLBytes(secrets.share),
                totpSecret: Base32.encode(secrets.codeSecret), role: invitation.role))
    }
}
