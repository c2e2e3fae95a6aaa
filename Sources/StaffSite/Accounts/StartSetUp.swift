import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `POST /set-ups`: whether the link is good, and what the founder's browser needs. Consumes nothing.
struct StartSetUp: Sendable {
    struct Body: Decodable {
        let token: Base64URLBytes
    }
    struct Reply: Encodable {
        struct Installation: Encodable { let name: String }
        let memberId: MemberID
        let share: Base64URLBytes
        let totpSecret: String
        let installation: Installation
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: StaffContext) async throws -> Response {
        let token = try await request.json(Body.self).token.data
        guard try await site.accounts.installation.isSetUpOpen(SecretDigest(of: token), at: site.clock.now()) else {
            throw Problem.wrongCode
        }
        let secrets = site.accounts.keys.enrolment(of: token)
        return try .json(
            Reply(
                memberId: secrets.member, share: Base64URLBytes(secrets.share),
                totpSecret: Base32.encode(secrets.codeSecret), installation: .init(name: site.organisation)))
    }
}
