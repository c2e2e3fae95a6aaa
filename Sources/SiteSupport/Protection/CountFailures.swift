public import Hummingbird
import Logging

/// Logs the answers that a server should not give, as a count of one with the route's pattern.
///
/// Nothing else of a request is logged: no path (it holds ids), no address, no user agent, no time of a conversation's life.
public struct CountFailures<Context: RequestContext>: RouterMiddleware {
    public init() {}

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        if response.status.code >= 500 {
            context.logger.warning(
                "answered with a failure",
                metadata: [
                    "status": "\(response.status.code)", "method": "\(request.method)",
                    "route": "\(context.endpointPath ?? "none")",
                ])
        }
        return response
    }
}
