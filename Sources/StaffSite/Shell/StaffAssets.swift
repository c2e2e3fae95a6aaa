import Accounts
import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

/// The pages and files of the staff site, checked once at start.
struct StaffAssets: Sendable {
    let files: StaticFiles
    private let pages: PageLibrary
    private let configurations: [Language: String]
    private let openAPI: Data

    init(folder: URL, organisation: String) throws {
        let locales = try Locales(
            folder: folder.appending(path: "locales"), site: "staff", fillings: ["organisation": organisation])
        files = try StaticFiles(folder: folder.appending(path: "public"), site: "staff")
        var pages = try PageLibrary(folder: folder.appending(path: "templates/staff"), locales: locales)
        try pages.check(WorkspacePage.self)
        try pages.check(SetUpPage.self)
        try pages.check(EnrolmentPage.self)
        self.pages = pages
        let texts = ScriptTexts(allOf: locales)
        var configurations: [Language: String] = [:]
        for language in Language.allCases {
            configurations[language] = try ScriptJSON.text(
                PageConfiguration(
                    build: files.build, language: language.rawValue,
                    iterations: PassphraseParameters.fewestIterations, limits: .init(text: 2000),
                    organisation: organisation, texts: texts.texts(from: locales[language])))
        }
        self.configurations = configurations
        openAPI = try Self.read(folder.appending(path: "openapi/staff.json"))
    }

    func page<P: Page>(_ page: (String) -> P, in language: Language) throws -> Response {
        try pages.response(page(configurations[language] ?? "{}"), in: language)
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
