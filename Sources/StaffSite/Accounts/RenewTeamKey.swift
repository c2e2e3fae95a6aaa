import Accounts
import Chat
import HelplineCore
import Hummingbird
import SiteSupport

/// `POST /team/keys`: a new team key, sealed by the coordinator's browser to each who remains; with it somebody may leave, or a new recovery kit
/// takes the place of the one before.
struct RenewTeamKey: Sendable {
    struct Body: Decodable {
        struct TeamKey: Decodable {
            let memberId: MemberID
            let sealed: Base64URLBytes
        }
        /// The removal or the new recovery member, if there is one, then the rotation.
        let statements: [StatementBody]
        let teamKeys: [TeamKey]
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        let body = try await request.json(Body.self, upTo: RequestLimits.resealingBody)
        let signer = context.professional.id
        let renewal = try renewal(body)
        let list = try await site.accounts.membership.list(with: renewal.statements, by: signer)
        let remain = list.members.values.filter { !$0.isRemoved }.map(\.id)
        guard Set(renewal.teamKeys.map(\.member)) == Set(remain) else { throw Problem.invalid("teamKeys") }
        let waiting = try await site.accounts.membership.renew(renewal, recording: entries(of: renewal))
        if let removed = renewal.removed { await site.hub.announceShutOut(removed, leaving: waiting) }
        return Response(status: .created)
    }

    private func renewal(_ body: Body) throws(Problem) -> TeamKeyRenewal {
        var statements: [SignedStatement] = []
        for statement in body.statements { statements.append(try statement.signed()) }
        guard let rotation = statements.last else { throw .invalid("statements") }
        var keys: [SealedTeamKey] = []
        for key in body.teamKeys {
            guard
                let sealed = SealedTeamKey(
                    member: key.memberId, teamEpoch: rotation.statement.teamEpoch, sealed: key.sealed.data)
            else { throw .invalid("teamKeys") }
            keys.append(sealed)
        }
        guard let renewal = TeamKeyRenewal(statements: statements, teamKeys: keys) else {
            throw .invalid("statements")
        }
        return renewal
    }

    private func entries(of renewal: TeamKeyRenewal) -> [AuditEntry] {
        let change: AuditEntry.Action? = renewal.newKit != nil ? .kitReplaced : renewal.removed != nil ? .removed : nil
        return [change, .teamKeyRenewed].compactMap(\.self).map {
            AuditEntry($0, by: .member(renewal.signer), at: site.clock.now())
        }
    }
}
