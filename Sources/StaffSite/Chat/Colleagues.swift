import Accounts
import Chat
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffChat {
    /// A colleague who is there now and talks with visitors.
    struct Colleague: Encodable {
        let id: MemberID
        let name: String
        let speaks: [Language]
        /// Conversations he has active, and how many he can have.
        let active: Int
        let atMost: Int
    }
    struct ColleaguesBody: Encodable { let colleagues: [Colleague] }

    /// GET /colleagues: whom a conversation can be handed to.
    @Sendable func colleagues(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        try .json(ColleaguesBody(colleagues: try await present().filter { $0.id != context.professional.id }))
    }

    /// Everybody who talks with visitors and has the workspace open, by name.
    func present() async throws -> [Colleague] {
        let there = await stores.presence.roster.present()
        let capacities = try await stores.shift.capacities()
        let active = Dictionary(grouping: try await stores.shift.active(), by: \.claimedBy)
        return try await dependencies.accounts.members.members()
            .filter { there.contains($0.id) && $0.state == .admitted && $0.role.may(.talkWithVisitors) }
            .map {
                let own = capacities[$0.id]
                return Colleague(
                    id: $0.id, name: $0.displayName.text,
                    speaks: (own?.languages ?? Set(Language.allCases)).sorted { $0.rawValue < $1.rawValue },
                    active: active[$0.id]?.count ?? 0,
                    atMost: own?.atMost ?? dependencies.limits.conversationsPerProfessional)
            }
    }
}
