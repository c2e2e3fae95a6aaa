import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `POST /admissions`: the coordinator's signed statement that makes a newcomer a member, with the team key sealed to him.
struct Admit: Sendable {
    struct Body: Decodable {
        struct TeamKey: Decodable {
            let teamEpoch: Int
            let sealed: Base64URLBytes
        }
        let invitation: InvitationID
        let statement: Base64URLBytes
        let signature: Base64URLBytes
        let teamKey: TeamKey

        func admission() throws(Problem) -> Admission {
            guard let signed = SignedStatement(canonicalBytes: statement.data, signature: signature.data) else {
                throw .invalid("statement")
            }
            guard
                let key = SealedTeamKey(
                    member: signed.statement.member, teamEpoch: teamKey.teamEpoch, sealed: teamKey.sealed.data)
            else { throw .invalid("teamKey") }
            guard let admission = Admission(invitation: invitation, signed: signed, teamKey: key) else {
                throw .invalid("statement")
            }
            return admission
        }
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        let admission = try await request.json(Body.self).admission()
        guard admission.signed.statement.signer == context.professional.id else { throw Problem.invalid("statement") }
        try await check(admission.signed)
        let entry = AuditEntry(.admitted, by: .member(context.professional.id), at: site.clock.now())
        do throws(StoreFailure) {
            try await site.accounts.membership.admit(admission, recording: entry)
        } catch {
            if case .conflict = error { throw Problem.conflict }
            throw error
        }
        return Response(status: .created)
    }

    private func check(_ signed: SignedStatement) async throws {
        let stored = try await site.accounts.membership.statements()
        do throws(MembershipFlaw) {
            var list = try MembershipList(stored)
            try list.append(signed)
        } catch {
            throw error == .notTheNext ? .conflict : Problem.invalid("statement")
        }
    }
}
