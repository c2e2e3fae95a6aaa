import Accounts
import Chat
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffSite {
    /// What each professional can take on: a coordinator's decision.
    func addCapacityRoutes(to group: RouterGroup<CapacityContext>) {
        let capacities = Capacities(site: dependencies)
        group.get(StaffPath.capacities.route, use: capacities.list)
        group.put(StaffPath.capacity.route, use: capacities.set)
    }
}

/// How many conversations, and in which languages.
struct Capacities: Sendable {
    struct Body: Codable {
        let atMost: Int
        let languages: [Language]
    }
    struct OfMember: Encodable {
        let member: MemberID
        let atMost: Int
        let languages: [Language]
    }
    struct List: Encodable {
        /// For whom nothing was set.
        let usual: Int
        let capacities: [OfMember]
    }

    let site: StaffDependencies

    /// GET /team/capacities
    @Sendable func list(_ request: Request, _ context: CapacityContext) async throws -> Response {
        let all = try await site.chat.shift.capacities().sorted { $0.key.description < $1.key.description }
        return try .json(
            List(
                usual: site.limits.conversationsPerProfessional,
                capacities: all.map {
                    OfMember(
                        member: $0.key, atMost: $0.value.atMost,
                        languages: $0.value.languages.sorted { $0.rawValue < $1.rawValue })
                }))
    }

    /// PUT /team/members/{id}/capacity: counts from the next claim on; what he has he keeps.
    @Sendable func set(_ request: Request, _ context: CapacityContext) async throws -> Response {
        let body = try await request.json(Body.self)
        guard let capacity = Capacity(atMost: body.atMost, languages: Set(body.languages)) else {
            throw Problem.invalid("atMost")
        }
        guard let id = context.parameters.get("id").flatMap({ MemberID($0) }) else { throw Problem.notFound }
        _ = try await site.accounts.members.member(id)
        try await site.chat.shift.set(
            capacity, of: id,
            recording: AuditEntry(.capacitySet, by: .member(context.professional.id), at: site.clock.now()))
        await site.hub.announce(.professional(id))
        return try .json(body)
    }
}
