import Cases
import HTTPTypes
import Hummingbird
import SiteSupport

/// `GET /code-book`: the file itself, from which the form is made; the same for everybody, so it may be compressed.
struct ShowCodeBook: Sendable {
    let book: CodeBook

    @Sendable func respond(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        var headers: HTTPFields = [.contentType: "application/json", .vary: "accept-encoding"]
        guard request.headers[.acceptEncoding]?.contains("gzip") == true else {
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: book.json)))
        }
        headers[.contentEncoding] = "gzip"
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: try Gzip.compress(book.json))))
    }
}
