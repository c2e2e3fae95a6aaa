import Accounts
public import Hummingbird
import SiteSupport

/// The professionals' site. It starts only when all its pages, texts and files are in order.
public struct StaffSite: Sendable {
    let dependencies: StaffDependencies
    let assets: StaffAssets
    /// One for the whole site: its limiter counts every attempt.
    let desk: SignInDesk
    /// What comes before the desk.
    let signInDoor: SignInDoor

    /// Throws `AssetFailure` with a sentence for the operator.
    public init(_ dependencies: StaffDependencies) throws {
        self.dependencies = dependencies
        assets = try StaffAssets(folder: dependencies.assets, organisation: dependencies.organisation)
        desk = SignInDesk(
            members: dependencies.accounts.members, signIns: dependencies.accounts.signIns,
            keys: dependencies.accounts.keys, limiter: SignInLimiter(), refused: dependencies.accounts.refused)
        signInDoor = SignInDoor(desk: desk, dependencies)
    }

    /// Every address with its handler, behind the middleware that each of them needs.
    public func router() -> Router<StaffContext> {
        let router = Router(context: StaffContext.self, options: .autoGenerateHeadEndpoints)
        SiteMiddleware.add(
            to: router, overTLS: dependencies.overTLS, origin: dependencies.origin, metrics: dependencies.metrics,
            page: { _, _, _ in nil })
        router.add(
            middleware: RecogniseSignIn(
                signIns: dependencies.accounts.signIns, terms: dependencies.terms, clock: dependencies.clock))
        addRoutes(to: router)
        return router
    }
}
