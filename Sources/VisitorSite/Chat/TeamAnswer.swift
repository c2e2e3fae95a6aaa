import Accounts
import Hummingbird
import SiteSupport

extension VisitorSite {
    struct TeamAnswer: Encodable {
        struct Signed: Encodable {
            let statement: Base64URLBytes
            let signature: Base64URLBytes
        }
        let statements: [Signed]
    }

    /// GET /team: the signed membership list, from which her browser takes the team key. It believes only the root hash.
    @Sendable func team(_ request: Request, _ context: VisitorRequestContext) async throws -> Response {
        let statements = try await stores.memberships.statements()
        return try .json(
            TeamAnswer(
                statements: statements.map {
                    .init(
                        statement: Base64URLBytes($0.statement.canonicalBytes), signature: Base64URLBytes($0.signature))
                }))
    }
}
