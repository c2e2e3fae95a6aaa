import Foundation
import HelplineCore
import Hummingbird
import Referral
import SiteSupport

/// The page of the partner directory, checked once at start. It is a document of its own: it needs a sign-in and no key, and the
/// workspace takes its search from it when somebody first asks for it.
struct ReferralAssets: Sendable {
    private let pages: [Language: SharedAnswer]

    init(folder: URL, build: String) throws {
        let locales = try Locales(folder: folder.appending(path: "locales"), site: "referral", and: ["police-path"])
        var pages = try PageLibrary(folder: folder.appending(path: "templates/referral"), locales: locales)
        try pages.check(PartnersPage.self)
        let texts = try ScriptTexts(
            allBut: [], folder: folder.appending(path: "locales"), site: "referral", locales: locales)
        self.pages = try Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                let page = PartnersPage.Configuration(
                    build: build, language: language.rawValue, texts: texts.texts(from: locales[language]))
                let html = try pages.html(PartnersPage(config: ScriptJSON.text(page)), in: language)
                return (language, SharedAnswer(html: html, in: language))
            })
    }

    func page(for request: Request, in language: Language) throws -> Response {
        guard let page = pages[language] else { throw Problem.server }
        return page.response(to: request)
    }
}

/// What the page and its scripts know: the words, and the codes to choose from.
struct PartnersPage: Page {
    struct Configuration: Encodable {
        let build: String
        let language: String
        let texts: [String: String]
        let kinds = PartnerKind.allCases
        let regions = PartnerReach.Region.allCases
        let groups = PartnerReach.Group.allCases
        let forms = PartnerReach.Form.allCases
        let urgencies = PartnerReach.Urgency.allCases
    }
    static let template = "partners"
    static let example = PartnersPage(config: "{}")
    let config: String
}
