import HelplineCore
import HTTPTypes
import Hummingbird
import Reporting
import SiteSupport

/// `PUT` and `DELETE /reports/{year}/proposal`: the researcher proposes exactly what he looked at, and takes it back.
struct ProposeReport: Sendable {
    struct Body: Decodable {
        let checksum: Base64URLBytes
        /// As in the preview that he looked at.
        let folds: [Fold]?
    }
    let site: StaffDependencies

    @Sendable func propose(_ request: Request, _ context: ResearcherContext) async throws -> Response {
        let year = try context.reportYear
        let body = try await request.json(Body.self)
        do {
            try await site.reports.propose(
                body.checksum.data, of: year, folds: body.folds ?? [], by: context.professional.id,
                at: site.clock.now())
        } catch {
            throw Problem(error)
        }
        return Response(status: .created)
    }

    @Sendable func withdraw(_ request: Request, _ context: ResearcherContext) async throws -> Response {
        let year = try context.reportYear
        let entry = AuditEntry(.reportWithdrawn, by: .member(context.professional.id), at: site.clock.now())
        do throws(StoreFailure) {
            try await site.reports.proposals.withdraw(year, recording: entry)
        } catch {
            throw Problem(DeskRefusal(error))
        }
        return .noContent
    }
}
