import CbcSolver
import DisclosureControl
import Foundation
import Reporting
import Testing

@Suite struct ReportFigureTests {
    private func page(_ counts: YearCounts = Sample.year(), _ name: String = "en.html") throws -> String {
        try #require(try Sample.files(Sample.report(counts))[name])
    }

    @Test func `every figure has a message, a chart that says it in words, a table and its files`() throws {
        let page = try page()
        let figures = page.components(separatedBy: "<figure").dropFirst()

        #expect(figures.count == 4)
        for figure in figures {
            #expect(figure.contains("<figcaption><strong>"))
            #expect(figure.contains("role=\"img\" aria-labelledby="))
            #expect(figure.contains("<title id="))
            #expect(figure.contains("<desc id="))
            #expect(figure.contains("<details><summary>The table</summary>"))
            #expect(figure.contains(".csv\" download"))
            #expect(figure.contains(".json\" download"))
        }
        #expect(page.contains("en gender: most often en f (87%)"))
    }

    @Test func `bars begin at zero and keep to their proportion, and the number stands beside`() throws {
        let page = try page()

        #expect(page.contains("width=\"66.00%\" height=\"20\""))
        #expect(page.contains("width=\"9.84%\" height=\"20\""), "37 of 248, of 66 parts")
        #expect(page.contains(">248 · 87%</text>"))
        #expect(page.contains(">37 · 13%</text>"))
    }

    @Test func `a hidden number has no bar and the same words, whatever it is`() throws {
        let page = try page(Sample.year(state: ["now": 200, "past_threat": 81, "unk": 4]))
        let charts = page.components(separatedBy: "<svg").dropFirst().compactMap {
            $0.components(separatedBy: "</svg>").first
        }
        let state = try #require(charts.first { $0.contains("id=\"state-title\"") })

        #expect(state.components(separatedBy: "x (small or hidden)").count - 1 == 2)
        #expect(state.components(separatedBy: "<rect").count - 1 == 1)
    }

    @Test func `codes are explained where the words are`() throws {
        let page = try page()

        #expect(page.contains("<dt>en role (role)</dt>"))
        #expect(page.contains("self: en self; bystander: en bystander"))
    }

    @Test func `every part of the page is one click away, and nothing else is`() throws {
        let page = try page()
        let links = page.matches(of: /href="#(\w+)"/).map { String($0.1) }

        #expect(links == ["figures", "tables", "dropped", "definitions", "annex"])
        for link in links { #expect(page.contains("<h2 id=\"\(link)\">")) }
    }

    @Test func `somebody else's estimate stands with its source, and no ratio with it`() throws {
        let estimate = """
            "made": [], "estimates": [{"people": 1320, "label": {"nl": "meisjes", "en": "girls"},
            "definition": {"nl": "geschat", "en": "estimated"}, "source": {"nl": "Iemand", "en": "Somebody"}}]}
            """
        let plan = try PublicationPlan(json: Data(Sample.plan.replacing("\"made\": []}", with: estimate).utf8))

        let report = try YearReport(Sample.year(), by: plan, solver: CbcSolver())

        let page = try #require(try Sample.files(report)["en.html"])
        #expect(page.contains("<dt>1,320: girls</dt>"))
        #expect(page.contains("Source: Somebody."))
        let section = try #require(page.components(separatedBy: "<h2 id=\"estimates\">").last?.prefix { $0 != "%" })
        #expect(section.contains("</section>"), "no percentage before its end")
        #expect(try Sample.files(Sample.report())["en.html"]?.contains("id=\"estimates\"") == false)
    }

    @Test func `earlier years stand beside this one as they were published`() throws {
        func report(_ year: Int, _ counts: YearCounts, after: [Release]) throws -> YearReport {
            let moved = YearCounts(
                year: year, codeBook: 1, visitors: counts.visitors, populations: counts.populations)
            return try YearReport(
                moved, by: PublicationPlan(json: Data(Sample.plan.utf8)), earlier: try after.flatMap { try $0.tables },
                solver: CbcSolver())
        }
        let assets = try ReportAssets(folder: Sample.assetsFolder)
        let before = try report(
            2020,
            Sample.year(gender: ["f": 230, "m": 40, "rest": 15], state: ["now": 214, "past_threat": 69, "unk": 2]),
            after: [])
        let first = ReleaseChain.release(
            of: before, files: ReportFiles.make(before, as: .unapproved, assets: assets),
            approval: .nobody(reason: "Test"), after: nil)

        let later = try report(2021, Sample.year(), after: [first])

        let gender = try #require(later.comparisons.first { $0.name == "gender" })
        #expect(gender.years == [2020, 2021])
        #expect(
            gender.rows.map(\.values) == [[.count(230), .count(248)], [nil, .count(37)], [.count(285), .count(285)]])
        let state = try #require(later.comparisons.first { $0.name == "state" })
        #expect(state.rows.count { $0.values.first == .hidden } == 2)
        let page = try #require(
            ReportFiles.make(later, assets: assets).first { $0.path == "en.html" }.map {
                String(decoding: $0.bytes, as: UTF8.self)
            })
        #expect(page.contains("Compared with earlier years"))
        #expect(try Sample.files(before)["en.html"]?.contains("Compared with earlier years") == false)
    }
}
