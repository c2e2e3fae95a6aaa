import Accounts
import Chat
import HelplineCore
import Hummingbird
import SiteSupport

/// `PUT` and `DELETE /members/{id}/suspension`: somebody is out of every browser and may not sign in; or may again. His keys stay.
struct Suspension: Sendable {
    let site: StaffDependencies

    @Sendable func suspend(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        let (member, coordinator) = (try member(context), context.professional.id)
        let entry = AuditEntry(.suspended, by: .member(coordinator), at: site.clock.now())
        let waiting = try await site.accounts.members.suspend(member, by: coordinator, recording: entry)
        await site.hub.announceShutOut(member, leaving: waiting)
        return .noContent
    }

    @Sendable func resume(_ request: Request, _ context: CoordinatorContext) async throws -> Response {
        let (member, coordinator) = (try member(context), context.professional.id)
        let entry = AuditEntry(.resumed, by: .member(coordinator), at: site.clock.now())
        try await site.accounts.members.resume(member, by: coordinator, recording: entry)
        return .noContent
    }

    private func member(_ context: CoordinatorContext) throws(Problem) -> MemberID {
        guard let id = context.parameters.get("id").flatMap({ MemberID($0) }) else { throw .notFound }
        return id
    }
}
