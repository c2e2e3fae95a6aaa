import Accounts
import Crypto
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

/// `PUT /set-ups`: founds the installation with the keys the founder's browser made, and uses the link up.
struct FinishSetUp: Sendable {
    struct Body: Decodable {
        struct TeamKey: Decodable {
            let memberId: MemberID
            let sealed: Base64URLBytes
        }
        let token: Base64URLBytes
        let founder: NewcomerBody
        let statements: [StatementBody]
        let teamKeys: [TeamKey]
        let recoveryMemberId: MemberID

        enum CodingKeys: CodingKey { case token, statements, teamKeys, recoveryMemberId }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            token = try container.decode(Base64URLBytes.self, forKey: .token)
            statements = try container.decode([StatementBody].self, forKey: .statements)
            teamKeys = try container.decode([TeamKey].self, forKey: .teamKeys)
            recoveryMemberId = try container.decode(MemberID.self, forKey: .recoveryMemberId)
            founder = try NewcomerBody(from: decoder)
        }
    }
    struct Reply: Encodable {
        let rootHash: Base64URLBytes
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: StaffContext) async throws -> Response {
        let body = try await request.json(Body.self)
        let now = site.clock.now()
        let token = SecretDigest(of: body.token.data)
        guard try await site.accounts.installation.isSetUpOpen(token, at: now) else { throw Problem.wrongCode }
        let founding = try founding(body, codeTime: site.clock.timeOfDay())
        let entry = AuditEntry(.installed, by: .member(founding.founder.id), at: now)
        do throws(StoreFailure) {
            try await site.accounts.installation.found(founding, with: token, at: now, recording: entry)
        } catch {
            throw Problem.link(error)
        }
        return try .json(Reply(rootHash: Base64URLBytes(founding.list.rootHash)), status: .created)
    }

    private func founding(_ body: Body, codeTime: Timestamp) throws -> Founding {
        let founder = try body.founder.member(
            token: body.token.data, role: .coordinator, keys: site.accounts.keys, codeTime: codeTime)
        let list = try list(body)
        let teamKeys = try body.teamKeys.map { key throws(Problem) in
            guard
                let key = SealedTeamKey(member: key.memberId, teamEpoch: list.teamEpoch, sealed: key.sealed.data)
            else { throw .invalid("teamKeys") }
            return key
        }
        let salt = SymmetricKey(size: .init(bitCount: Installation.returnCodeSaltSize * 8))
        guard list.members[body.recoveryMemberId]?.role == .recovery,
            let founding = Founding(
                name: site.organisation, returnCodeSalt: salt.withUnsafeBytes { Data($0) }, founder: founder,
                list: list, teamKeys: teamKeys)
        else { throw Problem.invalid("statements") }
        return founding
    }

    private func list(_ body: Body) throws -> MembershipList {
        let statements = try body.statements.map { statement throws(Problem) in try statement.signed() }
        do throws(MembershipFlaw) {
            return try MembershipList(statements)
        } catch {
            throw Problem.invalid("statements")
        }
    }
}
