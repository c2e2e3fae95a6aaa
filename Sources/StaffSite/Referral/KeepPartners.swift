import HelplineCore
import Hummingbird
import Referral
import SiteSupport

/// What whoever keeps the partner directory does with its entries.
struct KeepPartners: Sendable {
    struct Kept: Encodable { let version: Int }
    struct Added: Encodable { let added: Int }
    let site: StaffDependencies

    /// PUT /partners/{id}: a new entry (version 1), or the next version of one.
    @Sendable func keep(_ request: Request, _ context: PartnersContext) async throws -> Response {
        let partner = try await request.json(PartnerBody.self).partner(try id(in: context))
        try await site.partners.keep(partner, recording: entry(.partnerKept, context))
        return try .json(Kept(version: partner.version))
    }

    /// DELETE /partners/{id}?version=N
    @Sendable func remove(_ request: Request, _ context: PartnersContext) async throws -> Response {
        guard let version = try request.number("version", in: 1...Int64(Int32.max)) else {
            throw Problem.invalid("version")
        }
        try await site.partners.remove(
            try id(in: context), version: Int(version), recording: entry(.partnerRemoved, context))
        return .noContent
    }

    /// POST /starter-partners: the national public numbers; those that are there already stay as they are.
    @Sendable func addStarters(_ request: Request, _ context: PartnersContext) async throws -> Response {
        var added = 0
        for partner in try StarterPartners.all() {
            do {
                try await site.partners.keep(partner, recording: entry(.partnerKept, context))
                added += 1
            } catch .conflict(.outdated) {
                continue
            } catch {
                throw error
            }
        }
        return try .json(Added(added: added))
    }

    private func id(in context: PartnersContext) throws(Problem) -> PartnerID {
        guard let id = context.parameters.get("id").flatMap({ PartnerID($0) }) else { throw .notFound }
        return id
    }

    private func entry(_ action: AuditEntry.Action, _ context: PartnersContext) -> AuditEntry {
        AuditEntry(action, by: .member(context.professional.id), at: site.clock.now())
    }
}

extension StaffSite {
    /// The partner directory: searched by who talks with visitors, kept by who keeps it.
    func addPartnerRoutes(to counsellors: RouterGroup<CounsellorContext>, _ keepers: RouterGroup<PartnersContext>) {
        counsellors.post(StaffPath.partnerMatches.route, use: SearchPartners(site: dependencies).respond)
        let keeping = KeepPartners(site: dependencies)
        keepers.put(StaffPath.partner.route, use: keeping.keep)
        keepers.delete(StaffPath.partner.route, use: keeping.remove)
        keepers.post(StaffPath.starterPartners.route, use: keeping.addStarters)
    }
}
