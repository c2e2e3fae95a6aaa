import Accounts
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

/// The pages and files of the staff site, checked once at start.
struct StaffAssets: Sendable {
    let files: StaticFiles
    private let pages: PageLibrary
    /// The partner directory's page: templates and words of its own, so that the workspace does not carry them.
    private let referral: ReferralAssets
    /// The workspace, for everybody who comes to the door.
    private let workspace: [Language: SharedAnswer]
    /// What the scripts of set-up and enrolment, and of the report desk are given in each language.
    private let beginnings, desk: [Language: String]
    private let openAPI: Data

    init(folder: URL, organisation: String, emergency: String? = nil, outside: OutsideConfiguration? = nil) throws {
        let locales = try Locales(
            folder: folder.appending(path: "locales"), site: "staff", fillings: ["organisation": organisation])
        files = try StaticFiles(folder: folder.appending(path: "public"), site: "staff")
        var pages = try PageLibrary(folder: folder.appending(path: "templates/staff"), locales: locales)
        try pages.check(WorkspacePage.self)
        try pages.check(SetUpPage.self)
        try pages.check(EnrolmentPage.self)
        try pages.check(ReportDeskPage.self)
        self.pages = pages
        let build = files.build
        referral = try ReferralAssets(folder: folder, build: build)
        let texts = folder.appending(path: "locales")
        func configurations(_ texts: ScriptTexts) throws -> [Language: String] {
            try Dictionary(
                uniqueKeysWithValues: Language.allCases.map { language in
                    let page = PageConfiguration(
                        build: build, language: language.rawValue, iterations: PassphraseParameters.fewestIterations,
                        limits: .init(text: 2000), organisation: organisation, emergency: emergency,
                        outside: outside, texts: texts.texts(from: locales[language]))
                    return (language, try ScriptJSON.text(page))
                })
        }
        let rooms = try configurations(
            ScriptTexts(allBut: ["page", "begin", "desk"], folder: texts, site: "staff", locales: locales))
        workspace = try Dictionary(
            uniqueKeysWithValues: rooms.map { language, config in
                let html = try pages.html(WorkspacePage(config: config), in: language)
                return (language, SharedAnswer(html: html, in: language))
            })
        beginnings = try configurations(
            ScriptTexts(allBut: ["page", "desk"], folder: texts, site: "staff", locales: locales))
        desk = try configurations(
            ScriptTexts(of: ["desk", "desk-shared"], folder: texts, site: "staff", locales: locales))
        openAPI = try Self.read(folder.appending(path: "openapi/staff.json"))
    }

    func workspacePage(for request: Request, in language: Language) throws -> Response {
        guard let page = workspace[language] else { throw Problem.server }
        return page.response(to: request)
    }

    func partnersPage(for request: Request, in language: Language) throws -> Response {
        try referral.page(for: request, in: language)
    }

    func reportDesk(in language: Language) throws -> Response {
        try pages.response(ReportDeskPage(config: desk[language] ?? "{}"), in: language)
    }

    /// Of set-up or enrolment.
    func beginning<P: Page>(_ page: (String) -> P, in language: Language) throws -> Response {
        try pages.response(page(beginnings[language] ?? "{}"), in: language)
    }

    var openAPIDocument: Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: .init(bytes: openAPI)))
    }

    private static func read(_ file: URL) throws -> Data {
        do {
            return try Data(contentsOf: file)
        } catch {
            throw AssetFailure("\(file.path) cannot be read. Put the file of this release there, or set --assets.")
        }
    }
}
