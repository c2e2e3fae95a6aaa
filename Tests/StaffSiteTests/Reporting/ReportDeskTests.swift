import Cases
import Foundation
import HTTPTypes
import HelplineCore
import Reporting
import SQLiteStore
import Sealing
import StoreSupport
import TestSupport
import Testing

@Suite struct ReportDeskTests {
    @Test func `a hidden count has no number at the desk, and no reason of its own`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (_, rosa) = try await site.admitted("rosa", as: .researcher, by: dina, browser)
            try await Self.imports2021(site)

            let body = try await rosa.post("/reports/2021/preview").object()

            let tables = try #require(body["tables"] as? [[String: Any]])
            #expect(tables.count > 20)
            var all = 0
            for table in tables {
                let rows = try #require(table["rows"] as? [[String: Any]])
                let hidden = rows.count { $0["count"] == nil } + (table["total"] == nil ? 1 : 0)
                #expect(table["hidden"] as? Int == hidden)
                all += hidden
                for row in rows { #expect(Set(row.keys).isSubset(of: ["labels", "count", "percentage"])) }
            }
            #expect(all > 0, "the premise: something is hidden")
            #expect(body["exact"] as? Int == 0)
        }
    }

    /// The test data of the cases: 314 who are counted.
    private static func imports2021(_ site: StaffSiteUnderTest) async throws {
        let book = try CodeBook.current()
        let bytes = [UInt8](
            try Data(
                contentsOf: StaffSiteUnderTest.assets.deletingLastPathComponent()
                    .appending(path: "Tests/CasesTests/Data/cases-2021.csv")))
        let chunks = AsyncThrowingStream<[UInt8], any Error> { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }
        _ = try await CaseImporter(
            book: book, store: SQLiteCaseImportStore(site.database, codeBook: book.version)
        ).run(chunks, as: .random(), recording: AuditEntry(.casesImported, by: .commandLine, at: site.clock.now()))
    }

    @Test func `a second person reads the files that would come out, and approves them with a code`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (person, rosa) = try await site.admitted("rosa", as: .researcher, by: dina, browser)
            let checksum = try await rosa.post("/reports/2021/preview").string("checksum")
            #expect(try await rosa.put("/reports/2021/proposal", ["checksum": checksum]).status == 201)
            site.clock.advance(by: .seconds(60))

            let own = try await rosa.post(
                "/reports/2021/approval", ["checksum": checksum, "code": try person.code(at: site.clock)])
            let wrong = try await browser.post("/reports/2021/approval", ["checksum": checksum, "code": "abcdef"])
            let other = try await browser.post(
                "/reports/2021/approval",
                ["checksum": Data(count: 32).base64URL, "code": try dina.person.code(at: site.clock)])
            let page = try await browser.get("/reports/2021/proposal/files/index.html")
            let approved = try await browser.post(
                "/reports/2021/approval", ["checksum": checksum, "code": try dina.person.code(at: site.clock)])

            #expect(own.problem == "own-proposal")
            #expect(wrong.problem == "wrong-code")
            #expect(other.problem == "report-changed")
            #expect(page.text.contains("<h1>Cijfers over mensenhandel in 2021</h1>"))
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(approved.status == 201, "\(approved.text)")
            let kept = try await SQLReleaseLedger(site.database).releases()
            #expect(kept.map(\.year) == [2021])
            #expect(kept.first?.files.first { $0.path == "index.html" }?.bytes == page.body)
            #expect(try await browser.get("/reports/2021/proposal").problem == "report-changed")
            #expect(try await rosa.post("/reports/2021/preview").problem == "report-published")
        }
    }

    @Test func `what the researcher puts together is what the second person reads, and nothing the plan does not have`()
        async throws
    {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (_, rosa) = try await site.admitted("rosa", as: .researcher, by: dina, browser)
            try await Self.imports2021(site)
            let folds = [["table": "duration", "step": 1] as [String: Any]]
            let plain = try await rosa.post("/reports/2021/preview").string("checksum")

            let folded = try await rosa.post("/reports/2021/preview", ["folds": folds]).object()
            let checksum = try #require(folded["checksum"] as? String)
            let without = try await rosa.put("/reports/2021/proposal", ["checksum": checksum])
            let with = try await rosa.put("/reports/2021/proposal", ["checksum": checksum, "folds": folds])

            #expect(checksum != plain)
            #expect(without.problem == "report-changed", "it is not what the plan gives by itself")
            #expect(with.status == 201, "\(with.text)")
            let read = try await browser.get("/reports/2021/proposal").object()
            let tables = try #require(read["tables"] as? [[String: Any]])
            let duration = try #require(tables.first { $0["name"] as? String == "duration" })
            #expect(duration["step"] as? Int == 1)
            #expect((read["folds"] as? [[String: Any]])?.first?["table"] as? String == "duration")
            let csv = try await browser.get("/reports/2021/proposal/files/tables/duration.csv").text
            #expect(csv.contains("gte1") && !csv.contains("gte5"))
            for (table, step) in [("duration", 2), ("role", 1), ("--data", 1)] {
                let wrong = ["folds": [["table": table, "step": step] as [String: Any]]]
                #expect(try await rosa.post("/reports/2021/preview", wrong).problem == "invalid", "\(table)")
            }
        }
    }

    @Test func `a refusal with its reason comes back to who proposed it`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (_, rosa) = try await site.admitted("rosa", as: .researcher, by: dina, browser)
            let checksum = try await rosa.post("/reports/2021/preview").string("checksum")
            _ = try await rosa.put("/reports/2021/proposal", ["checksum": checksum])
            #expect(
                try await browser.post("/reports/2021/refusal", ["checksum": checksum, "reason": " "]).problem
                    == "invalid")

            let refused = try await browser.post(
                "/reports/2021/refusal", ["checksum": checksum, "reason": "De ingang klopt niet"])

            #expect(refused.status == 201, "\(refused.text)")
            let years = try await rosa.get("/reports").object()["years"] as? [[String: Any]]
            #expect(years?.first?["refusedBy"] as? String == "Dina")
            #expect(years?.first?["reason"] as? String == "De ingang klopt niet")
            #expect(try await rosa.put("/reports/2021/proposal", ["checksum": checksum]).status == 201)
            #expect(try await rosa.delete("/reports/2021/proposal").status == 204)
            #expect(try await rosa.delete("/reports/2021/proposal").problem == "report-changed")
        }
    }
}
