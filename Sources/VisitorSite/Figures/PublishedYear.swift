public import Foundation
public import HelplineCore
public import SiteSupport

/// The figures of a year as the organisation published them, for everybody to read: pages and files by their path.
public struct PublishedYear: Sendable {
    public let year: Int
    let files: StaticFiles
    /// What the pages say, without their head: the site has one of its own.
    private let bodies: [Language: String]

    /// - Parameter files: By path; a page in each language under the name that `PublishedYear.page` gives.
    /// - Throws: `AssetFailure` when a page is missing or not whole.
    public init(year: Int, files: [String: Data]) throws(AssetFailure) {
        self.year = year
        self.files = StaticFiles(files)
        var bodies: [Language: String] = [:]
        for language in Language.allCases {
            let html = files[Self.page(in: language)].map { String(decoding: $0, as: UTF8.self) } ?? ""
            guard let begin = html.range(of: "<body>"),
                let end = html.range(of: "</body>", options: .backwards, range: begin.upperBound..<html.endIndex)
            else { throw AssetFailure("The figures of \(year) have no page in \(language.rawValue).") }
            bodies[language] = String(html[begin.upperBound..<end.lowerBound])
        }
        self.bodies = bodies
    }

    /// The name of the page in a language, among the files.
    public static func page(in language: Language) -> String {
        switch language {
        case .dutch: "index.html"
        case .english: "en.html"
        }
    }

    static func language(ofPage path: String) -> Language? { Language.allCases.first { page(in: $0) == path } }

    func body(in language: Language) -> String { bodies[language] ?? "" }
}

/// Where the visitor's site gets what was published; it knows nothing of how figures are made.
public protocol PublishedFigures: Sendable {
    /// Every year that was published, the newest first, checked to be what came out. Asked at every request.
    func years() async throws(StoreFailure) -> [PublishedYear]
}
