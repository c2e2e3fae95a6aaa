public import Hummingbird

/// The middleware of every site, in its one right order: headers on everything, failures counted, errors mapped in one place.
public enum SiteMiddleware {
    /// - Parameters:
    ///   - overTLS: whether readers reach the site by TLS.
    ///   - origin: the public origin, or `nil` for the request's own host.
    ///   - provenByBody: paths that change nothing or prove by their body who asks (`SameOrigin`).
    ///   - metrics: counts what is answered, when the operator wants figures.
    ///   - page: the HTML page for a problem of a page request.
    public static func add<Context: SiteRequestContext>(
        to router: Router<Context>, overTLS: Bool, origins: [String], provenByBody: Set<String> = [],
        metrics: RequestMetrics? = nil,
        page: @escaping @Sendable (Problem, Request, Context) throws -> Response?
    ) {
        if let metrics { router.add(middleware: MeasureRequests(metrics)) }
        router.add(middleware: SecurityHeaders(overTLS: overTLS))
        router.add(middleware: CountFailures())
        router.add(middleware: NegotiateLanguage())
        router.add(middleware: ProblemMapper(page: page))
        router.add(middleware: SameOrigin(origins: origins, provenByBody: provenByBody))
    }
}
