import HTTPTypes
public import Hummingbird

/// Refuses state changes that another site asked a browser for.
///
/// `Sec-Fetch-Site` must be `same-origin`; where a browser does not send it, `Origin` must be this site's, port included;
/// neither: refused. GET and HEAD change nothing and pass.
public struct SameOrigin<Context: RequestContext>: RouterMiddleware {
    private let origin: String?

    /// - Parameter origin: the public origin (`https://chat.example.org`), or `nil` to take the request's own host.
    public init(origin: String?) { self.origin = origin?.lowercased() }

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if request.method == .get || request.method == .head { return try await next(request, context) }
        guard isSameOrigin(request) else { throw Problem.crossSite }
        return try await next(request, context)
    }

    private func isSameOrigin(_ request: Request) -> Bool {
        if let name = HTTPField.Name("sec-fetch-site"), let site = request.headers[name] { return site == "same-origin" }
        guard let claimed = request.headers[.origin]?.lowercased() else { return false }
        if let origin { return claimed == origin }
        guard let host = request.head.authority?.lowercased() else { return false }
        return claimed == "http://\(host)" || claimed == "https://\(host)"
    }
}
