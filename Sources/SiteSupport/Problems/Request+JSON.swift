import Foundation
public import Hummingbird
import NIOCore

extension Request {
    /// The body as JSON, at most `limit` bytes. Throws a `Problem`: 413, or 400 with the path of the wrong field.
    public func json<Body: Decodable>(_ type: Body.Type, upTo limit: Int = RequestLimits.body) async throws -> Body {
        if let declared = headers[.contentLength].flatMap({ Int($0) }), declared > limit { throw Problem.tooLong }
        guard headers[.contentType]?.lowercased().hasPrefix("application/json") ?? false else {
            throw Problem.invalid("content-type", "Send application/json.")
        }
        let buffer: ByteBuffer
        do {
            buffer = try await body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLong
        }
        do {
            return try JSONDecoder().decode(type, from: Data(buffer.readableBytesView))
        } catch let error as DecodingError {
            throw Problem.invalid(error.field)
        }
    }

    /// A number in the query, or `nil` when it is absent; anything else is refused.
    public func number(_ name: String, in range: ClosedRange<Int64>) throws(Problem) -> Int64? {
        guard let text = uri.queryParameters[Substring(name)] else { return nil }
        guard let value = Int64(text), range.contains(value) else { throw Problem.invalid(name) }
        return value
    }
}

extension DecodingError {
    /// The dotted path of the field that could not be read; never what was there.
    fileprivate var field: String {
        let path: [any CodingKey] =
            switch self {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            case .keyNotFound(let key, let context): context.codingPath + [key]
            @unknown default: []
            }
        return path.isEmpty ? "body" : path.map(\.stringValue).joined(separator: ".")
    }
}
