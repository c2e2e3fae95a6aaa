import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// Finds out who is signed in. A stream and its long poll are no sign of life: an unattended browser keeps them going.
struct RecogniseSignIn: RouterMiddleware {
    let signIns: any SignInStore
    let terms: SignInTerms
    let clock: any WallClock

    func handle(
        _ request: Request, context: StaffContext, next: (Request, StaffContext) async throws -> Response
    ) async throws -> Response {
        guard let token = SignInCookie.token(in: request) else { return try await next(request, context) }
        var context = context
        do throws(StoreFailure) {
            let member = try await signIns.member(
                signedInWith: token, terms: terms, signOfLife: request.uri.path != StaffPath.events.rawValue,
                at: clock.now())
            context.signIn = CurrentSignIn(member: member, token: token)
        } catch {
            // Unknown or over: the request goes on as anybody's. Anything else is a failure of the store.
            guard error == .notFound else { throw error }
        }
        return try await next(request, context)
    }
}
