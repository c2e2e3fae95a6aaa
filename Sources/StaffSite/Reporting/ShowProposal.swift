import Foundation
import HelplineCore
import HTTPTypes
import Hummingbird
import Reporting
import SiteSupport

/// `GET /reports/{year}/proposal` and its files: what the second person reads, to the byte what would be published.
struct ShowProposal: Sendable {
    let site: StaffDependencies

    @Sendable func respond(_ request: Request, _ context: ApproverContext) async throws -> Response {
        try .json(ReportBody(try await proposal(of: try context.reportYear).draft, in: context.language))
    }

    @Sendable func file(_ request: Request, _ context: ApproverContext) async throws -> Response {
        let draft = try await proposal(of: try context.reportYear).draft
        let path = context.parameters.getCatchAll().joined(separator: "/")
        guard let file = draft.files.first(where: { $0.path == path }) else { throw Problem.notFound }
        var response = try StaticFiles([path: file.bytes]).response(for: path, request: request)
        // Nothing that is not published stays in a browser.
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func proposal(of year: Int) async throws -> ReportProposal {
        guard let proposal = try await site.reports.proposals.proposal(of: year) else {
            throw Problem(DeskRefusal.changed)
        }
        return proposal
    }
}
