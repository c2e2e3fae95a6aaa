import HTTPTypes
public import Hummingbird
import SiteSupport

extension PartnerSite {
    /// The router with everything on it.
    public func router() -> Router<PartnerRequestContext> {
        let router = routes()
        router.refuseOtherMethods()
        return router
    }

    /// The site map.
    func routes() -> Router<PartnerRequestContext> {
        let router = Router(context: PartnerRequestContext.self, options: .autoGenerateHeadEndpoints)
        SiteMiddleware.add(
            to: router, overTLS: settings.overTLS, origins: settings.origin.map { [$0] } ?? [],
            provenByBody: [PartnerPath.home.rawValue], metrics: metrics, page: problemPage)
        router.get(PartnerPath.home.route, use: home)
        router.post(PartnerPath.home.route, use: homeTranslated)
        router.get(PartnerPath.openAPI.route) { _, _ in openAPI.response() }
        router.get(PartnerPath.staticFiles.route) { request, context in
            try files.response(for: context.parameters.getCatchAll().joined(separator: "/"), request: request)
        }
        router.post(PartnerPath.knock.route, use: knock)
        router.post(PartnerPath.opening.route, use: openLetter)
        router.post(PartnerPath.receipt.route, use: receiveLetter)
        addGuestRoutes(
            to: router.group().add(middleware: VerifyGuest(guests: stores.guests, clock: clock))
                .group(context: GuestContext.self))
        return router
    }

    /// What a guest does once he has knocked.
    private func addGuestRoutes(to group: RouterGroup<GuestContext>) {
        group.get(PartnerPath.guest.route, use: step)
        group.get(PartnerPath.entries.route, use: entries)
        group.post(PartnerPath.messages.route, use: postMessage)
        group.post(PartnerPath.departure.route, use: depart)
    }
}
