import HTTPTypes
public import Hummingbird

/// Refuses state changes that another site asked a browser for.
///
/// What `OriginRule` does not allow is refused. GET and HEAD change nothing and pass.
///
/// Older browsers send `Origin: null` or none with a form or a beacon under `no-referrer`. For the few addresses that change
/// nothing, or whose body proves by itself who asks, that is let through.
public struct SameOrigin<Context: RequestContext>: RouterMiddleware {
    private let rule: OriginRule
    private let provenByBody: Set<String>

    /// - Parameters:
    ///   - origins: the public ones (`https://chat.example.org`); none to take the request's own host.
    ///   - provenByBody: paths where an unnamed origin passes.
    public init(origins: [String], provenByBody: Set<String> = []) {
        rule = OriginRule(origins: origins)
        self.provenByBody = provenByBody
    }

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if request.method == .get || request.method == .head { return try await next(request, context) }
        guard isSameOrigin(request) else { throw Problem.crossSite }
        return try await next(request, context)
    }

    private func isSameOrigin(_ request: Request) -> Bool {
        let fetchSite = HTTPField.Name("sec-fetch-site").flatMap { request.headers[$0] }
        let claimed = request.headers[.origin]
        if rule.allows(fetchSite: fetchSite, origin: claimed, host: request.head.authority) { return true }
        let isUnnamed = fetchSite == nil && (claimed?.lowercased() ?? "null") == "null"
        return isUnnamed && provenByBody.contains(request.uri.path)
    }
}
