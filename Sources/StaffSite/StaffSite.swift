import Accounts
import Cases
import HelplineCore
public import Hummingbird
public import SiteSupport

/// The professionals' site. It starts only when all its pages, texts and files are in order.
public struct StaffSite: Sendable {
    let dependencies: StaffDependencies
    let assets: StaffAssets
    let codeBook: SharedAnswer
    let desk: SignInDesk
    /// What the handlers of conversations share; one, since it counts what each professional sends.
    let chat: StaffChat
    /// What comes before the desk.
    let signInDoor: SignInDoor

    /// Throws `AssetFailure` with a sentence for the operator.
    public init(_ dependencies: StaffDependencies) throws {
        self.dependencies = dependencies
        assets = try StaffAssets(
            folder: dependencies.assets, organisation: dependencies.organisation,
            emergency: dependencies.emergencyText,
            outside: dependencies.partnerAddress.map {
                OutsideConfiguration(address: $0, rules: dependencies.guestRules)
            })
        codeBook = SharedAnswer(dependencies.codeBook.json, headers: [.contentType: "application/json"])
        let accounts = dependencies.accounts
        desk = SignInDesk(
            members: accounts.members, signIns: accounts.signIns, keys: accounts.keys,
            limiter: SignInLimiter(SharedLimits(accounts.limits, key: accounts.keys.limitKey)),
            refused: accounts.refused)
        chat = StaffChat(dependencies: dependencies, build: assets.files.build)
        signInDoor = SignInDoor(desk: desk, dependencies)
    }

    /// For plain connections: what is asked most, without the router.
    public var shortWay: ShortWay { chat.shortWay }

    /// Every address with its handler, behind the middleware that each of them needs.
    public func router() -> Router<StaffContext> {
        let router = Router(context: StaffContext.self, options: .autoGenerateHeadEndpoints)
        SiteMiddleware.add(
            to: router, overTLS: dependencies.overTLS, origins: dependencies.origins, metrics: dependencies.metrics,
            page: { _, _, _ in nil })
        router.add(
            middleware: RecogniseSignIn(
                signIns: dependencies.accounts.signIns, terms: dependencies.terms, clock: dependencies.clock))
        addRoutes(to: router)
        return router
    }
}
