import HTTPTypes
public import Hummingbird
import SiteSupport

extension VisitorSite {
    /// The router with everything on it.
    public func router() -> Router<VisitorRequestContext> {
        let router = routes()
        router.refuseOtherMethods()
        return router
    }

    /// The site map.
    func routes() -> Router<VisitorRequestContext> {
        let router = Router(context: VisitorRequestContext.self, options: .autoGenerateHeadEndpoints)
        SiteMiddleware.add(
            to: router, overTLS: settings.overTLS, origins: settings.origins,
            provenByBody: Set(Self.pagePaths.map(\.rawValue) + [VisitorPath.leave.rawValue]), metrics: metrics,
            page: problemPage)
        addPages(to: router)
        addPublicRoutes(to: router)
        addConversationRoutes(
            to: router.group().add(
                middleware: VerifySession(stores: stores, term: settings.ticketTerm, clock: clock)
            ).group(context: VisitorContext.self))
        return router
    }

    static let pagePaths: [VisitorPath] = [
        .home, .steps, .reading, .readingSafe, .readingPromises, .readingRights, .readingChoices,
        .readingAccessibility, .figures,
    ]

    /// Pages: GET in the browser's language, POST with `lang` in the one that the reader chose. Nothing is stored.
    private func addPages(to router: Router<VisitorRequestContext>) {
        for path in Self.pagePaths {
            router.get(path.route) { request, _ in
                let door = namedDoor(of: request)
                return try await page(path, in: language(of: request, at: door), by: door)
            }
            router.post(path.route) { request, context in try await translated(path, request, context) }
        }
        router.get(VisitorPath.figuresOfYear.route, use: figuresOfYear)
        router.get(VisitorPath.figuresFile.route, use: figuresFile)
        router.get(VisitorPath.leave.route, use: leave)
        router.post(VisitorPath.leave.route, use: endSession)
    }

    /// What needs no session.
    private func addPublicRoutes(to router: Router<VisitorRequestContext>) {
        router.get(VisitorPath.service.route, use: service)
        router.get(VisitorPath.team.route, use: team)
        router.post(VisitorPath.puzzles.route, use: handOutPuzzle)
        router.post(VisitorPath.conversations.route, use: openConversation)
        router.post(VisitorPath.returns.route, use: redeemReturnCode)
        router.get(VisitorPath.openAPI.route) { _, _ in openAPI.response() }
        router.get(VisitorPath.staticFiles.route) { request, context in
            try files.response(for: context.parameters.getCatchAll().joined(separator: "/"), request: request)
        }
    }

    /// What a visitor does in her own conversation.
    private func addConversationRoutes(to group: RouterGroup<VisitorContext>) {
        group.get(VisitorPath.session.route, use: session)
        group.get(VisitorPath.conversation.route, use: snapshot)
        group.put(VisitorPath.ticket.route, use: keepTicket)
        group.get(VisitorPath.entries.route, use: entries)
        group.get(VisitorPath.events.route, use: streamEvents)
        group.post(VisitorPath.messages.route, use: postMessage)
        group.post(VisitorPath.typing.route, use: noteTyping)
        group.post(VisitorPath.epochs.route, use: mintEpoch)
        group.put(VisitorPath.returnCode.route, use: keepReturnCode)
        group.delete(VisitorPath.returnCode.route, use: forgetReturnCode)
        group.post(VisitorPath.queue.route, use: rejoinQueue)
        group.post(VisitorPath.leftMessage.route, use: leaveMessage)
        group.post(VisitorPath.revocation.route, use: revoke)
        group.post(VisitorPath.closure.route, use: end)
        group.put(VisitorPath.objection.route, use: object)
        group.post(VisitorPath.erasure.route, use: erase)
        group.put(VisitorPath.guestAnswer.route, use: answerGuest)
        group.put(VisitorPath.letterAnswer.route, use: answerLetter)
        group.post(VisitorPath.survey.route, use: answerSurvey)
    }
}
