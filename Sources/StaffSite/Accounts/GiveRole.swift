import Accounts
import Chat
import HelplineCore
import Hummingbird
import SiteSupport

/// `POST /team/roles`: the coordinator's signed statement that gives somebody else another role.
struct GiveRole: Sendable {
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        let signed = try await request.json(StatementBody.self).signed()
        let signer = context.professional.id
        // His own he keeps: so there is always a coordinator.
        guard let role = RoleGiven(signed), role.member != signer else { throw Problem.invalid("statement") }
        _ = try await site.accounts.membership.list(with: [signed], by: signer)
        let entry = AuditEntry(.roleGiven, by: .member(signer), at: site.clock.now())
        let waiting = try await site.accounts.membership.give(role, recording: entry)
        await site.hub.announceShutOut(role.member, leaving: waiting)
        return Response(status: .created)
    }
}
