import HelplineCore
public import Hummingbird

/// Sets the language of the answer from `Accept-Language` (RFC 9110 section 12.5.4). No cookie, no query.
public struct NegotiateLanguage<Context: SiteRequestContext>: RouterMiddleware {
    public init() {}

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.language = LanguageNegotiation.language(for: request.headers[.acceptLanguage])
        return try await next(request, context)
    }
}
