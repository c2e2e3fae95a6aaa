import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `PUT /me/wrapped-keys`: one's own keys wrapped anew, with the newest number of the membership list that was seen.
struct RewrapKeys: Sendable {
    struct Body: Decodable {
        /// The blob this one was made from.
        let replaced: Base64URLBytes
        let wrapped: Base64URLBytes
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: MemberContext) async throws -> Response {
        let body = try await request.json(Body.self)
        guard
            let rewrapping = Rewrapping(
                member: context.signIn.member.id, replaced: body.replaced.data, wrapped: body.wrapped.data)
        else { throw Problem.invalid("wrapped") }
        try await site.accounts.members.rewrap(rewrapping)
        return .noContent
    }
}
