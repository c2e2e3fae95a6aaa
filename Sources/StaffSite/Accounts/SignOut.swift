import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `DELETE /sign-ins/current`: ends the sign-in. Without one there is nothing to end, and that is no error.
struct SignOut: Sendable {
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: StaffContext) async throws -> Response {
        if let signIn = context.signIn {
            let entry = AuditEntry(.signedOut, by: .member(signIn.member.id), at: site.clock.now())
            try await site.accounts.signIns.end(signIn.token, recording: entry)
        }
        var response = Response.noContent
        SignInCookie.clear(on: &response)
        return response
    }
}
