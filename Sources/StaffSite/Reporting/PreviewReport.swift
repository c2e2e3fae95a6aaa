import HelplineCore
import Hummingbird
import Reporting
import SiteSupport

/// `POST /reports/{year}/preview`: what would be published of a year now. Made in a process of its own, one at a time; that it was
/// asked for stands in the audit trail.
struct PreviewReport: Sendable {
    struct Body: Decodable {
        /// What the researcher chose to put together; absent: nothing.
        let folds: [Fold]?
    }
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: ResearcherContext) async throws -> Response {
        let year = try context.reportYear
        let body = try await request.json(Body.self)
        let draft: ReportDraft
        do { draft = try await site.reports.preview(year, folds: body.folds ?? []) } catch { throw Problem(error) }
        try await site.audit.record(
            AuditEntry(.reportBuilt, by: .member(context.professional.id), at: site.clock.now()))
        return try .json(ReportBody(draft, in: context.language))
    }
}
