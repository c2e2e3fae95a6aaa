public import Foundation
public import HTTPTypes
public import HelplineCore
public import Hummingbird

/// An answer that is the same for everybody who asks for it, made once at start and compressed once. Nothing secret is in it, so that its
/// compressed size tells nobody anything (BREACH).
public struct SharedAnswer: Sendable {
    private let contents: CompressedOnce
    private let headers: HTTPFields

    public init(_ contents: Data, headers: HTTPFields) {
        self.contents = CompressedOnce(contents)
        self.headers = headers.merging([.vary: "accept-encoding"])
    }

    /// A page.
    public init(html: String, in language: Language) {
        self.init(
            Data(html.utf8),
            headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue])
    }

    /// Compressed for whoever can read that.
    public func response(to request: Request) -> Response {
        guard request.headers[.acceptEncoding]?.contains("gzip") == true, let compressed = contents.compressed else {
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: contents.plain)))
        }
        return Response(
            status: .ok, headers: headers.merging([.contentEncoding: "gzip"]),
            body: .init(byteBuffer: .init(bytes: compressed)))
    }
}

extension HTTPFields {
    fileprivate func merging(_ others: HTTPFields) -> HTTPFields {
        var all = self
        for other in others { all[other.name] = other.value }
        return all
    }
}
