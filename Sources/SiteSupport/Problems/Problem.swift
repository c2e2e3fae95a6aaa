public import HTTPTypes

/// Why a request was refused, as RFC 9457 problem details; clients act on `code`.
public struct Problem: Error, Sendable {
    public let code: String
    public let status: HTTPResponse.Status
    /// English, for developers; clients have their own words.
    public let title: String
    public var detail: String?
    /// The field of the body that was refused.
    public var field: String?
    /// Seconds; also sent as `Retry-After`.
    public var retryAfter: Int?
    /// Points to the log line of an unexpected failure.
    public var reference: String?
    /// The methods that the address takes, for `Allow`.
    var allow: String?
    /// Further members of the object, for instance what is stored already.
    public var members: (any Encodable & Sendable)?

    public init(_ code: String, _ status: HTTPResponse.Status, _ title: String) {
        self.code = code
        self.status = status
        self.title = title
    }

    public static let notFound = Problem("not-found", .notFound, "There is nothing here for you")
    public static let methodNotAllowed = Problem("method", .methodNotAllowed, "This address does not take that method")
    public static let gone = Problem("gone", .gone, "It was erased")
    public static let sessionEnded = Problem("session-ended", .unauthorized, "This session has ended")
    public static let signedOut = Problem("signed-out", .unauthorized, "Sign in first")
    public static let conflict = Problem("conflict", .conflict, "It is stored with other content")
    public static let epochOld = Problem("epoch-old", .conflict, "Something newer is in force")
    public static let tooLong = Problem("too-long", .contentTooLarge, "The request is too long")
    public static let closed = Problem("closed", .conflict, "The chat is not open")
    public static let busy = Problem("busy", .serviceUnavailable, "The queue is full")
    public static let puzzle = Problem("puzzle", .forbidden, "The puzzle was not solved, too old or used")
    public static let wrongCode = Problem("wrong-code", .forbidden, "There is no such code")
    public static let taken = Problem("taken", .conflict, "Somebody else has it")
    public static let limit = Problem("limit", .conflict, "You have as many conversations as you may")
    public static let unavailable = Problem("unavailable", .serviceUnavailable, "The store does not answer")
    public static let crossSite = Problem("cross-site", .forbidden, "The request came from another site")
    public static let server = Problem("server", .internalServerError, "Something went wrong")

    public static func invalid(_ field: String, _ detail: String? = nil) -> Problem {
        var problem = Problem("invalid", .badRequest, "The request is not valid")
        problem.field = field
        problem.detail = detail
        return problem
    }

    public static func tooMany(retryAfter: Int) -> Problem {
        var problem = Problem("too-many", .tooManyRequests, "Too many requests")
        problem.retryAfter = retryAfter
        return problem
    }

    public func with(_ members: any Encodable & Sendable) -> Problem {
        var problem = self
        problem.members = members
        return problem
    }
}
