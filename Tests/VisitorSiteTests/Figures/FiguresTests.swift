import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import SiteSupport
import SiteTestSupport
import Testing
import VisitorSite

@Suite struct FiguresTests {
    @Test func `a published year is a page with the exit and a neutral title, in the reader's language`() async throws {
        let under = try await SiteUnderTest(figures: try Figures(year: 2021))
        try await under.run { browser in
            let years = try await browser.get("/cijfers")
            let dutch = try await browser.get("/cijfers/2021/", headers: ["accept-language": "nl"])
            let english = try await browser.get("/cijfers/2021", headers: ["accept-language": "en"])
            let page = try await browser.get("/cijfers/2021/index.html")

            #expect(years.text.contains("href=\"/cijfers/2021/\""))
            #expect(dutch.status == .seeOther)
            #expect(dutch.header("location") == "/cijfers/2021/index.html")
            #expect(english.header("location") == "/cijfers/2021/en.html")
            #expect(page.text.contains("<h1>Cijfers</h1>"))
            #expect(page.text.contains("<title>Lezen</title>"))
            #expect(page.text.contains("href=\"/weg\""))
            #expect(page.header("cache-control") == "no-store")
            #expect(!page.text.contains("chat"))
        }
    }

    @Test func `files come as they were published, compressed once and asked again by their tag`() async throws {
        let under = try await SiteUnderTest(figures: try Figures(year: 2021))
        try await under.run { browser in
            let table = try await browser.get("/cijfers/2021/tables/form.csv")
            let original = try await browser.get("/cijfers/2021/original/index.html")

            #expect(Data(table.body.readableBytesView) == Figures.files["tables/form.csv"])
            #expect(table.header("content-type") == "text/csv; charset=utf-8")
            #expect(table.header("cache-control") == "private, no-cache")
            #expect(table.header("content-security-policy")?.contains("default-src 'none'") == true)
            let tag = try #require(table.header("etag"))
            let again = try await browser.get("/cijfers/2021/tables/form.csv", headers: ["if-none-match": tag])
            #expect(again.status == .notModified)
            #expect(Data(original.body.readableBytesView) == Figures.files["index.html"])
            #expect(original.header("content-disposition") == "attachment; filename=\"index.html\"")
        }
    }

    @Test(arguments: [
        "/cijfers/2022/", "/cijfers/2022/index.html", "/cijfers/2021/tables/age.csv", "/cijfers/2021/tables/",
        "/cijfers/2021/original/tables/form.csv", "/cijfers/2021/../2022/index.html", "/cijfers/x",
    ])
    func `what was not published is not there`(path: String) async throws {
        let under = try await SiteUnderTest(figures: try Figures(year: 2021))
        try await under.run { browser in
            let published = try await browser.get("/cijfers/2021/tables/form.csv")
            let other = try await browser.get(path)

            #expect(published.status == .ok)
            #expect(other.status == .notFound)
        }
    }

    @Test func `before anything is published the page says so`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let years = try await browser.get("/cijfers")

            #expect(years.text.contains("Er zijn nog geen cijfers."))
            #expect(!years.text.contains("/cijfers/2"))
        }
    }

    @Test func `a report without one of its pages is not shown by halves`() {
        let files = Figures.files.filter { $0.key != "en.html" }

        #expect(throws: AssetFailure.self) { try PublishedYear(year: 2021, files: files) }
        #expect(throws: Never.self) { try PublishedYear(year: 2021, files: Figures.files) }
    }
}
