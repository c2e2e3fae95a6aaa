import HelplineCore
public import Hummingbird
import Logging

/// The only place where an error becomes a response.
///
/// An error nobody foresaw becomes "Something went wrong" with a reference; the log gets the reference and the error's type,
/// never its content: a decoding error, for instance, quotes what it could not read.
public struct ProblemMapper<Context: SiteRequestContext>: RouterMiddleware {
    /// The HTML page for a problem of a page request; `nil` leaves it to the problem details.
    private let page: @Sendable (Problem, Request, Context) throws -> Response?

    public init(page: @escaping @Sendable (Problem, Request, Context) throws -> Response? = { _, _, _ in nil }) {
        self.page = page
    }

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as CancellationError {
            throw error
        } catch {
            let problem = problem(for: error, context: context)
            if wantsPage(request), let response = try page(problem, request, context) { return response }
            return try problem.response()
        }
    }

    private func wantsPage(_ request: Request) -> Bool {
        request.headers[.accept]?.contains("text/html") ?? false
    }

    private func problem(for error: any Error, context: Context) -> Problem {
        switch error {
        case let problem as Problem where problem.status == .internalServerError: return unexpected(problem, context)
        case let problem as Problem: return problem
        case let failure as StoreFailure:
            if case .unavailable(let description) = failure {
                context.logger.error("the store does not answer", metadata: ["cause": "\(description)"])
            }
            if failure == .diskFull { context.logger.error("the disk is full: free space") }
            return Problem(failure)
        case let error as any HTTPResponseError: return known(error.status) ?? unexpected(error, context)
        default: return unexpected(error, context)
        }
    }

    private func known(_ status: HTTPResponse.Status) -> Problem? {
        switch status {
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .contentTooLarge: .tooLong
        case .badRequest: .invalid("body")
        default: nil
        }
    }

    private func unexpected(_ error: any Error, _ context: Context) -> Problem {
        var problem = Problem.server
        let reference = Reference.random()
        problem.reference = reference
        context.logger.error(
            "a request failed", metadata: ["reference": "\(reference)", "error": "\(type(of: error))"])
        return problem
    }
}

/// Twelve random letters and digits that a person can read out.
enum Reference {
    static func random() -> String {
        String((0..<12).map { _ in "23456789abcdefghjkmnpqrstuvwxyz".randomElement() ?? "x" })
    }
}
