import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `GET /me`: who is signed in, and how to stretch the passphrase for an unlock.
struct Me: Sendable {
    struct Reply: Encodable {
        let member: SignedInMember
        let salt: Base64URLBytes
        let iterations: Int
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let account = try await site.accounts.members.account(context.signIn.member.id) else {
            throw Problem.signedOut
        }
        let parameters = account.credentials.parameters
        return try .json(
            Reply(
                member: SignedInMember(account.member), salt: Base64URLBytes(parameters.salt),
                iterations: parameters.iterations))
    }
}
