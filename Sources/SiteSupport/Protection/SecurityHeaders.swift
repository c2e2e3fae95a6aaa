import HTTPTypes
public import Hummingbird

/// `SecurityFields` on every answer, problems included.
public struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    private let fields: SecurityFields

    /// - Parameter overTLS: whether visitors reach the site by TLS.
    public init(overTLS: Bool) { fields = SecurityFields(overTLS: overTLS) }

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in fields.fields { response.headers[name] = value }
        // Whatever says nothing else is never kept: pages, answers and streams. Static files say `no-cache` themselves.
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
