import Accounts
import Hummingbird
import SiteSupport

/// `POST /sign-ins/salts`: how to stretch the passphrase of a name, also of one that nobody has.
struct AskSalt: Sendable {
    struct Body: Decodable {
        let name: String
    }
    struct Reply: Encodable {
        let salt: Base64URLBytes
        let iterations: Int

        init(_ parameters: PassphraseParameters) {
            salt = Base64URLBytes(parameters.salt)
            iterations = parameters.iterations
        }
    }
    let desk: SignInDesk
    let door: SignInDoor

    @Sendable func respond(_ request: Request, _ context: StaffContext) async throws -> Response {
        let body = try await request.json(Body.self)
        try await door.pass(.salt, of: body.name, request, context)
        return try .json(Reply(try await desk.parameters(for: body.name)))
    }
}
