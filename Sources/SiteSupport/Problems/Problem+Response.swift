import Foundation
public import Hummingbird

extension Problem {
    /// The problem as `application/problem+json`.
    public func response() throws -> Response {
        var headers: HTTPFields = [.contentType: "application/problem+json"]
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        if let allow { headers.set("allow", allow) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: status, headers: headers,
            body: .init(byteBuffer: .init(bytes: try encoder.encode(Details(problem: self)))))
    }

    private struct Details: Encodable {
        let problem: Problem

        enum Keys: String, CodingKey { case type, title, status, code, detail, field, retryAfter, reference }

        func encode(to encoder: any Encoder) throws {
            try problem.members?.encode(to: encoder)
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode("urn:lichtpunt:problem:\(problem.code)", forKey: .type)
            try container.encode(problem.title, forKey: .title)
            try container.encode(problem.status.code, forKey: .status)
            try container.encode(problem.code, forKey: .code)
            try container.encodeIfPresent(problem.detail, forKey: .detail)
            try container.encodeIfPresent(problem.field, forKey: .field)
            try container.encodeIfPresent(problem.retryAfter, forKey: .retryAfter)
            try container.encodeIfPresent(problem.reference, forKey: .reference)
        }
    }
}
