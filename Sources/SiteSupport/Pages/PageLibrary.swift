public import Foundation
public import HelplineCore
public import HTTPTypes
public import Hummingbird
import Mustache

/// All templates of one site with its texts. A page must have been checked, at start, before it can be rendered.
public struct PageLibrary: Sendable {
    private let library: MustacheLibrary
    private let sources: [String: String]
    private let locales: Locales
    private let folder: URL
    private var checked: Set<String> = []

    /// Loads every `.mustache` file below the folder.
    public init(folder: URL, locales: Locales) throws(AssetFailure) {
        var library = MustacheLibrary()
        var sources: [String: String] = [:]
        for file in try AssetFolder(folder).files(withExtension: "mustache") {
            let name = String(file.path.dropLast(".mustache".count))
            let source = String(decoding: file.contents, as: UTF8.self)
            do {
                try library.register(source, named: name)
            } catch {
                throw AssetFailure(
                    "The template \(folder.path)/\(file.path) is not valid Mustache: \(error). Correct it.")
            }
            sources[name] = source
        }
        self.library = library
        self.sources = sources
        self.locales = locales
        self.folder = folder
    }

    /// Checks a page with its template and renders it once in each language.
    ///
    /// Throws when the template, or one it includes, is missing, and when it uses a field that the page does not have or a
    /// text that does not exist.
    public mutating func check<P: Page>(_ page: P.Type, template: String = P.template) throws(AssetFailure) {
        let names = try names(in: template, visited: [])
        let fields = FieldNames(of: P.example).names.union(["text", "language", "direction"])
        for name in names.fields.sorted() where !name.split(separator: ".").allSatisfy({ fields.contains(String($0)) })
        {
            throw AssetFailure("\(path(template)) uses {{\(name)}}, which the page \(P.self) does not have.")
        }
        for language in Language.allCases {
            for key in names.texts.sorted() {
                guard locales[language].text(key) != nil else {
                    throw AssetFailure(
                        "\(path(template)) uses the text \(key), which is not in the \(language.rawValue) texts.")
                }
            }
        }
        checked.insert(template)
    }

    /// The page as HTML, with the simpler texts where asked, and with `own` in the place of texts that it names. Throws a `Problem` when the page was not checked at start.
    public func html<P: Page>(
        _ page: P, template: String = P.template, in language: Language, simple: Bool = false,
        overriding own: [String: String] = [:]
    ) throws(Problem) -> String {
        let said = locales[language].replacing(own)
        let texts = simple ? said.simplified : said
        guard checked.contains(template),
            let html = library.render(PageScope(page: page, texts: texts), withTemplate: template)
        else { throw Problem.server }
        return html
    }

    /// The page as a response with its language.
    public func response<P: Page>(
        _ page: P, template: String = P.template, in language: Language, simple: Bool = false,
        overriding own: [String: String] = [:], status: HTTPResponse.Status = .ok
    ) throws(Problem) -> Response {
        response(
            html: try html(page, template: template, in: language, simple: simple, overriding: own), in: language,
            status: status)
    }

    /// HTML that was made of a page already.
    public func response(html: String, in language: Language, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue],
            body: .init(byteBuffer: .init(string: html)))
    }

    public func texts(in language: Language) -> Texts { locales[language] }

    private func names(in template: String, visited: Set<String>) throws(AssetFailure) -> TemplateNames {
        guard let source = sources[template] else {
            throw AssetFailure(
                "The template \(path(template)) is missing. Put the file of this release there, or set --assets.")
        }
        var names = TemplateNames(source: source)
        for other in names.templates where !visited.contains(other) {
            let more = try self.names(in: other, visited: visited.union([template]))
            names.fields.formUnion(more.fields)
            names.texts.formUnion(more.texts)
        }
        return names
    }

    private func path(_ template: String) -> String { "\(folder.path)/\(template).mustache" }
}
