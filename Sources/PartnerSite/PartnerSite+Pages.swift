import HelplineCore
import Hummingbird
import NIOCore
import SiteSupport

extension PartnerSite {
    /// GET /: the same page for everybody, whatever stands behind the `#`. It asks for nothing by itself.
    @Sendable func home(_ request: Request, _ context: PartnerRequestContext) throws -> Response {
        try home(in: context.language)
    }

    /// POST /: the page in the language that the reader chose. Nothing is stored.
    @Sendable func homeTranslated(_ request: Request, _ context: PartnerRequestContext) async throws -> Response {
        let form: ByteBuffer
        do {
            form = try await request.body.collect(upTo: 1024)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLong
        }
        return try home(in: LanguageNegotiation.language(inForm: String(buffer: form)) ?? context.language)
    }

    /// The page for a problem of a page request: only "not found" has one, the rest is for programs.
    @Sendable func problemPage(_ problem: Problem, _ request: Request, _ context: PartnerRequestContext) throws
        -> Response?
    {
        guard problem.status == .notFound, request.method == .get else { return nil }
        return try pages.response(
            NotFoundPage(languages: LanguageChoice.all(in: context.language)), in: context.language,
            status: .notFound)
    }

    private func home(in language: Language) throws -> Response {
        let config = PageConfig(
            language: language.rawValue, texts: scriptTexts.texts(from: pages.texts(in: language)),
            limits: .init(text: 2_000))
        let page = GuestPage(languages: LanguageChoice.all(in: language), config: try ScriptJSON.text(config))
        return try pages.response(page, in: language)
    }
}
