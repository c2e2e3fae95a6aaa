import HelplineCore
import SiteSupport

/// The years whose figures can be read.
struct FiguresPage: Page {
    struct Year: Sendable {
        let name: String
        let path: String
    }
    static let template = "figures"
    static let example = FiguresPage(frame: .example, years: [2021])

    let path: String
    let exitTarget: String
    let languages: [PageFrame.LanguageChoice]
    let simple: Bool
    let years: [Year]

    init(frame: PageFrame, years: [Int]) {
        path = frame.path
        exitTarget = frame.exitTarget
        languages = frame.languages
        simple = frame.simple
        self.years = years.map { Year(name: String($0), path: VisitorPath.figures(of: $0)) }
    }
}

/// The figures of one year: the page that was published, below the same way out as everywhere.
struct FiguresYearPage: Page {
    static let template = "figures-year"
    static let example = FiguresYearPage(frame: .example, year: 2021, page: "index.html")
    /// What the template has in the place of the page that was published.
    static let place = "<!-- published -->"

    let exitTarget: String
    /// Where the report's own style sheet is.
    let style: String
    /// Where the page is as it was published, to compare its checksum.
    let original: String

    init(frame: PageFrame, year: Int, page: String) {
        exitTarget = frame.exitTarget
        style = VisitorPath.figures(of: year) + "report.css"
        original = VisitorPath.figures(of: year) + VisitorSite.originals + page
    }
}
