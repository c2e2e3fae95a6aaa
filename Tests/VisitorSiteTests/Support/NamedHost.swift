import HTTPTypes
import Hummingbird

/// Takes the host that a request asks for from its `host` field, as a server does; the test client names `localhost` always.
struct NamedHost<Responder: HTTPResponder>: HTTPResponder {
    let responder: Responder

    func respond(to request: Request, context: Responder.Context) async throws -> Response {
        guard let host = HTTPField.Name("host").flatMap({ request.headers[$0] }) else {
            return try await responder.respond(to: request, context: context)
        }
        var head = request.head
        head.authority = host
        return try await responder.respond(to: Request(head: head, body: request.body), context: context)
    }
}
