import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// What one address may try before anything is looked up. A browser that signed in before passes for its own account, so that a
/// guesser behind the same address does not keep it out.
struct SignInDoor: Sendable {
    enum Action: String { case signIn = "sign-in", salt }

    private let desk: SignInDesk
    private let limiter = AddressLimiter()
    private let addresses: ClientAddress
    private let clock: any WallClock
    private let mostPerAddress: Int

    init(desk: SignInDesk, _ site: StaffDependencies) {
        self.desk = desk
        addresses = ClientAddress(trustedProxies: site.trustedProxies)
        clock = site.clock
        mostPerAddress = site.limits.signInsPerAddress
    }

    /// Throws 429 when the address has tried too often.
    func pass(_ action: Action, of name: String, _ request: Request, _ context: StaffContext) async throws {
        let address = addresses.key(of: request, context: context)
        let wait = limiter.count(
            action.rawValue, by: address, atMost: mostPerAddress, per: .minutes(10), at: clock.now())
        guard let wait else { return }
        guard try await desk.knows(SignInCookie.proof(in: request), of: name) else {
            throw Problem.tooMany(retryAfter: wait)
        }
    }
}
