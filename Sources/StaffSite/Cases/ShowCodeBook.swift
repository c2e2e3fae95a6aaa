import Cases
import Hummingbird
import SiteSupport

/// `GET /code-book`: the file itself, from which the form is made.
struct ShowCodeBook: Sendable {
    let book: CodeBook

    @Sendable func respond(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: .init(bytes: book.json)))
    }
}
