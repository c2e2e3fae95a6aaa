import Chat
import Foundation
import HTTPTypes
import HelplineCore
import Hummingbird
import SiteSupport

/// The whole periods of the last year, the newest first, and after them whole years of what is seldom.
struct ShowFigures: Sendable {
    /// 13 times four weeks.
    static let periods = 13
    /// Of the years.
    static let years = 5
    let site: StaffDependencies

    /// GET /figures
    @Sendable func respond(_ request: Request, _ context: FiguresContext) async throws -> Response {
        try .json(FiguresBody(try await periods()))
    }

    /// GET /figures.csv
    @Sendable func respondAsFile(_ request: Request, _ context: FiguresContext) async throws -> Response {
        let headers: HTTPFields = [
            .contentType: "text/csv; charset=utf-8",
            .contentDisposition: "attachment; filename=\"lichtpunt-figures.csv\"",
        ]
        return Response(
            status: .ok, headers: headers,
            body: .init(byteBuffer: .init(string: FiguresFile(try await periods()).text)))
    }

    private func periods() async throws -> [ServicePeriod] {
        guard let first = try await site.chat.figures.firstWeek() else { return [] }
        var periods: [ServicePeriod] = []
        for weeks in ServicePeriod.over(since: first, at: site.clock.now(), atMost: Self.periods) {
            periods.append(ServicePeriod(weeks, counts: try await site.chat.figures.counts(in: weeks)))
        }
        for weeks in ServicePeriod.yearsOver(since: first, at: site.clock.now(), atMost: Self.years) {
            periods.append(ServicePeriod(year: weeks, counts: try await site.chat.figures.counts(in: weeks)))
        }
        return periods
    }
}
