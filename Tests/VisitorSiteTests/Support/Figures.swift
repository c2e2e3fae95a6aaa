import Foundation
import HelplineCore
import VisitorSite

/// What was published, in a test's own words.
struct Figures: PublishedFigures {
    var published: [PublishedYear] = []

    init() {}

    /// A report of one table.
    init(year: Int) throws {
        published = [try PublishedYear(year: year, files: Self.files)]
    }

    static let files = [
        "index.html": page("<header><h1>Cijfers</h1></header><main><a href=\"tables/form.csv\">CSV</a></main>"),
        "en.html": page("<header><h1>Figures</h1></header><main></main>"),
        "report.css": Data("h1 { margin: 0; }".utf8), "SHA256SUMS": Data("0  index.html\n".utf8),
        "tables/form.csv": Data("year,form,count\r\n2021,sex,278\r\n2021,Total,314\r\n".utf8),
    ]

    func years() async throws(StoreFailure) -> [PublishedYear] { published }

    private static func page(_ body: String) -> Data {
        Data("<!DOCTYPE html>\n<html><head><title>Cijfers</title></head>\n<body>\(body)</body>\n</html>\n".utf8)
    }
}
