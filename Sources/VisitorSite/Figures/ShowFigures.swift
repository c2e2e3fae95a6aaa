import HTTPTypes
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    /// Below this a page lies to the byte as it was published, to be kept and not to be shown: a page of this site has the exit.
    static var originals: String { "original/" }

    /// `GET /cijfers/{year}`: the page in the reader's language, at an address where its links lead somewhere.
    @Sendable func figuresOfYear(_ request: Request, _ context: VisitorRequestContext) async throws -> Response {
        let published = try await published(context)
        return .redirect(
            to: VisitorPath.figures(of: published.year) + PublishedYear.page(in: context.language), type: .normal)
    }

    /// `GET /cijfers/{year}/…`: a page of the report with the exit, or a file of it as it was published.
    @Sendable func figuresFile(_ request: Request, _ context: VisitorRequestContext) async throws -> Response {
        let published = try await published(context)
        let path = context.parameters.getCatchAll().joined(separator: "/")
        if let language = PublishedYear.language(ofPage: path) {
            let frame = PageFrame(path: request.uri.path, exitTarget: settings.exitTarget, language: language)
            let around = try pages.html(
                FiguresYearPage(frame: frame, year: published.year, page: path), in: language)
            return pages.response(
                html: around.replacing(FiguresYearPage.place, with: published.body(in: language)), in: language)
        }
        guard path.hasPrefix(Self.originals) else { return try published.files.response(for: path, request: request) }
        let page = String(path.dropFirst(Self.originals.count))
        guard PublishedYear.language(ofPage: page) != nil else { throw Problem.notFound }
        var response = try published.files.response(for: page, request: request)
        response.headers[.contentDisposition] = "attachment; filename=\"\(page)\""
        return response
    }

    private func published(_ context: VisitorRequestContext) async throws -> PublishedYear {
        let year = context.parameters.get("year").flatMap { Int($0) }
        guard let found = try await figures.years().first(where: { $0.year == year }) else { throw Problem.notFound }
        return found
    }
}
