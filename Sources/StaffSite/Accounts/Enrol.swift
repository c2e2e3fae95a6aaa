import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `POST /enrolments`: takes a newcomer in by his invitation. He can sign in then, and waits to be admitted. The same again
/// gets the same answer: his browser may not have heard the first.
struct Enrol: Sendable {
    struct Body: Decodable {
        let invitation: InvitationID
        let token: Base64URLBytes
        let newcomer: NewcomerBody
        let hpkePublic: Base64URLBytes
        let signingPublic: Base64URLBytes
        let mac: Base64URLBytes

        enum CodingKeys: CodingKey { case invitation, token, hpkePublic, signingPublic, mac }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            invitation = try container.decode(InvitationID.self, forKey: .invitation)
            token = try container.decode(Base64URLBytes.self, forKey: .token)
            hpkePublic = try container.decode(Base64URLBytes.self, forKey: .hpkePublic)
            signingPublic = try container.decode(Base64URLBytes.self, forKey: .signingPublic)
            mac = try container.decode(Base64URLBytes.self, forKey: .mac)
            newcomer = try NewcomerBody(from: decoder)
        }

        func enrolment() throws(Problem) -> Enrolment {
            guard let hpke = PublicKeyBytes(hpkePublic.data) else { throw .invalid("hpkePublic") }
            guard let signing = PublicKeyBytes(signingPublic.data) else { throw .invalid("signingPublic") }
            guard
                let enrolment = Enrolment(
                    member: newcomer.memberId, hpkePublic: hpke, signingPublic: signing, mac: mac.data)
            else { throw .invalid("mac") }
            return enrolment
        }
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: StaffContext) async throws -> Response {
        let body = try await request.json(Body.self)
        let enrolment = try body.enrolment()
        let token = SecretDigest(of: body.token.data)
        do {
            let invitations = site.accounts.invitations
            if try await !invitations.isEnrolled(enrolment, by: body.invitation, token: token) {
                try await enrol(body, enrolment, token: token)
            }
        } catch let failure as StoreFailure {
            throw Problem.link(failure)
        }
        return Response(status: .created)
    }

    private func enrol(_ body: Body, _ enrolment: Enrolment, token: SecretDigest) async throws {
        let now = site.clock.now()
        let invitation = try await site.accounts.invitations.openInvitation(body.invitation, token: token, at: now)
        let member = try body.newcomer.member(
            token: body.token.data, role: invitation.role, keys: site.accounts.keys, codeTime: site.clock.timeOfDay())
        try await site.accounts.invitations.enrol(
            member, enrolment, invitation: body.invitation, token: token, at: now,
            recording: AuditEntry(.enrolled, by: .member(member.id), at: now))
    }
}
