import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `GET /team/statements`: the signed list, one's own team keys, and the names that go with the members.
struct TeamStatements: Sendable {
    struct Reply: Encodable {
        struct Key: Encodable {
            let teamEpoch: Int
            let sealed: Base64URLBytes
        }
        struct Name: Encodable {
            let name: String
            let displayName: String
            let role: Role
            let state: String
        }
        let statements: [StatementBody]
        let rootHash: Base64URLBytes?
        let keys: [Key]
        let names: [String: Name]
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: ProfessionalContext) async throws -> Response {
        let statements = try await site.accounts.membership.statements()
        let keys = try await site.accounts.membership.teamKeys(of: context.professional.id)
        let members = try await site.accounts.members.members()
        return try .json(
            Reply(
                statements: statements.map(StatementBody.init),
                rootHash: statements.first.map { Base64URLBytes($0.statement.hash) },
                keys: keys.map { .init(teamEpoch: $0.teamEpoch, sealed: Base64URLBytes($0.sealed)) },
                names: Dictionary(uniqueKeysWithValues: members.map { ($0.id.description, name(of: $0)) })))
    }

    private func name(of member: Member) -> Reply.Name {
        .init(
            name: member.name.text, displayName: member.displayName.text, role: member.role,
            state: member.state.rawValue)
    }
}
