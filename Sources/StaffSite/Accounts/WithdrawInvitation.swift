import Accounts
import HelplineCore
import Hummingbird
import SiteSupport

/// `DELETE /invitations/{id}`: nobody comes in by it any more.
struct WithdrawInvitation: Sendable {
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        guard let id = context.parameters.get("id").flatMap({ InvitationID($0) }) else { throw Problem.notFound }
        let entry = AuditEntry(.invitationWithdrawn, by: .member(context.professional.id), at: site.clock.now())
        do throws(StoreFailure) {
            try await site.accounts.invitations.withdraw(id, recording: entry)
        } catch {
            throw error == .conflict(.alreadyUsed) ? .conflict : Problem(error)
        }
        return .noContent
    }
}
