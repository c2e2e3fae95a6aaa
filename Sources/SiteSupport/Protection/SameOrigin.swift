import HTTPTypes
public import Hummingbird

/// Refuses state changes that another site asked a browser for.
///
/// `Sec-Fetch-Site` must be `same-origin`; where a browser does not send it, `Origin` must be this site's, port included;
/// neither: refused. GET and HEAD change nothing and pass.
///
/// Older browsers send `Origin: null` or none with a form or a beacon under `no-referrer`. For the few addresses that change
/// nothing, or whose body proves by itself who asks, that is let through.
public struct SameOrigin<Context: RequestContext>: RouterMiddleware {
    private let origin: String?
    private let provenByBody: Set<String>

    /// - Parameters:
    ///   - origin: the public origin (`https://chat.example.org`), or `nil` to take the request's own host.
    ///   - provenByBody: paths where an unnamed origin passes.
    public init(origin: String?, provenByBody: Set<String> = []) {
        self.origin = origin?.lowercased()
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
        if let name = HTTPField.Name("sec-fetch-site"), let site = request.headers[name] {
            return site == "same-origin"
        }
        let claimed = request.headers[.origin]?.lowercased() ?? "null"
        if claimed == "null" { return provenByBody.contains(request.uri.path) }
        if let origin { return claimed == origin }
        guard let host = request.head.authority?.lowercased() else { return false }
        return claimed == "http://\(host)" || claimed == "https://\(host)"
    }
}
