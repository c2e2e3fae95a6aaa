import Foundation
import HelplineCore
import Hummingbird
import NIOCore
import SiteSupport

extension VisitorSite {
    /// - Parameter simple: with the texts for people who read little, where there are such.
    func page(
        _ path: VisitorPath, in language: Language, simple: Bool = false, by door: NamedDoor? = nil
    ) async throws -> Response {
        let frame = PageFrame(path: path.rawValue, exitTarget: settings.exitTarget, language: language, simple: simple)
        func reading(_ kind: ReadingPage.Kind) throws -> Response {
            try pages.response(ReadingPage(frame: frame), template: kind.rawValue, in: language, simple: simple)
        }
        return switch path {
        case .home:
            try pages.response(
                try await home(frame, in: language, by: door), in: language, simple: simple,
                overriding: door?.texts[language] ?? [:])
        case .steps: try pages.response(StepsPage(home: try await home(frame, in: language, by: door)), in: language)
        case .figures:
            try pages.response(
                FiguresPage(frame: frame, years: try await figures.years().map(\.year)), in: language, simple: simple)
        case .readingSafe: try reading(.safe)
        case .readingPromises: try reading(.promises)
        case .readingRights: try reading(.rights)
        case .readingChoices: try reading(.choices)
        case .readingAccessibility: try reading(.accessibility)
        default: try reading(.index)
        }
    }

    /// The same page in the language and the kind of text that the reader chose. No cookie, no query: the choice leaves no trace.
    func translated(_ path: VisitorPath, _ request: Request, _ context: VisitorRequestContext) async throws -> Response
    {
        let form: ByteBuffer
        do {
            form = try await request.body.collect(upTo: 1024)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLong
        }
        let text = String(buffer: form)
        let door = namedDoor(of: request)
        let language = LanguageNegotiation.language(inForm: text) ?? language(of: request, at: door)
        return try await page(path, in: language, simple: LanguageNegotiation.isSimple(inForm: text), by: door)
    }

    /// The page for a problem of a page request: only "not found" has one, the rest is for programs.
    @Sendable func problemPage(_ problem: Problem, _ request: Request, _ context: VisitorRequestContext) throws
        -> Response?
    {
        guard problem.status == .notFound, request.method == .get else { return nil }
        let frame = PageFrame(path: "/", exitTarget: settings.exitTarget, language: context.language)
        return try pages.response(NotFoundPage(frame: frame), in: context.language, status: .notFound)
    }

    private func home(_ frame: PageFrame, in language: Language, by named: NamedDoor?) async throws -> HomePage {
        let door = try await door(named)
        let texts = frame.simple ? pages.texts(in: language).simplified : pages.texts(in: language)
        let words = OpeningWords(door: door, now: clock.now(), texts: texts)
        let config = PageConfig(
            rootHash: Base64URLBytes(door.rootHash), salt: Base64URLBytes(door.salt), iterations: 600_000,
            exit: settings.exitTarget, retentionDays: settings.retentionDays, backupDays: settings.backupDays,
            language: language.rawValue, phone: settings.phone, limits: .init(text: 2_000),
            open: door.isOpen, readWords: words.read, texts: scriptTexts.texts(from: pages.texts(in: language)))
        return HomePage(frame: frame, door: door, words: words, config: try ScriptJSON.text(config))
    }
}
