import Accounts
import HelplineCore
import Hummingbird
import Reporting
import SiteSupport

/// `GET /reports`: the years, and how far the report of each has come. No number of anybody.
struct ListReports: Sendable {
    struct Year: Encodable {
        let year: Int
        /// The number of its release; absent until it is published.
        let release: Int?
        /// The name of who proposed it; absent unless it waits or was refused.
        let proposedBy: String?
        /// Whether the reader proposed it himself.
        let own: Bool
        /// Who refused it, and why; absent unless it was.
        let refusedBy: String?
        let reason: String?
    }
    struct Reply: Encodable {
        let years: [Year]
        /// Whether the reader prepares reports; otherwise he reads what is proposed.
        let prepares: Bool
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: ApproverContext) async throws -> Response {
        let reports = site.reports
        let releases = Dictionary(
            try await reports.ledger.releases().map { ($0.year, $0.number) }, uniquingKeysWith: { first, _ in first })
        let standings = Dictionary(
            try await reports.proposals.standings().map { ($0.year, $0) }, uniquingKeysWith: { first, _ in first })
        let names = Dictionary(
            try await site.accounts.members.members().map { ($0.id, $0.displayName.text) },
            uniquingKeysWith: { first, _ in first })
        let registered = try await reports.counts.years()
        let years = Set(registered).union(releases.keys).union(standings.keys).sorted(by: >).map { year in
            let standing = standings[year]
            return Year(
                year: year, release: releases[year], proposedBy: standing.map { names[$0.by] ?? "?" },
                own: standing?.by == context.professional.id,
                refusedBy: standing?.refusal.map { names[$0.by] ?? "?" }, reason: standing?.refusal?.reason)
        }
        return try .json(Reply(years: years, prepares: context.professional.role.may(.prepareReports)))
    }
}
