import Hummingbird

/// Counts what is answered. The outermost middleware, so that it sees what the others made of a failure.
struct MeasureRequests<Context: SiteRequestContext>: RouterMiddleware {
    let metrics: RequestMetrics
    private let clock = ContinuousClock()

    init(_ metrics: RequestMetrics) { self.metrics = metrics }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = clock.now
        let response = try await next(request, context)
        metrics.note(
            RequestMetrics.Route(request.method, template: context.endpointPath), response.status,
            after: clock.now - start)
        return response
    }
}
