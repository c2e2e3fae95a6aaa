import Chat
import Foundation
import HelplineCore
import SQLiteStore
import StoreSupport
import TestSupport
import Testing

@Suite struct FiguresTests {
    @Test func `figures are shown of whole periods, with small numbers missing`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, dina) = try await site.founded()
            let box = SQLServiceFigures(site.database)
            for _ in 0..<9 { try await box.count(SurveyAnswer(.helped, .yes), at: site.clock.now()) }
            let running = try #require(try await dina.get("/figures").object()["periods"] as? [Any])
            #expect(running.isEmpty)

            let before = site.clock.now() - .days(35)
            for _ in 0..<30 { try await box.count(SurveyAnswer(.helped, .yes), at: before) }
            for _ in 0..<6 { try await box.count(SurveyAnswer(.helped, .no), at: before) }
            for _ in 0..<3 { try await box.count(SurveyAnswer(.found, .no), at: before) }

            let body = try await dina.get("/figures").object()
            let periods = try #require(body["periods"] as? [[String: Any]])
            let tables = try #require(periods.last?["tables"] as? [[String: Any]])
            let helped = try #require(tables.first { $0["measure"] as? String == "helped" })
            let cells = try #require(helped["cells"] as? [[String: Any]])
            #expect(body["threshold"] as? Int == 5)
            #expect(helped["total"] as? Int == 36)
            #expect(cells.map { $0["code"] as? String } == ["yes", "less"])
            #expect(cells.map { $0["count"] as? Int } == [30, 6])
            let found = try #require(tables.first { $0["measure"] as? String == "found" })
            #expect(found["total"] == nil)
            #expect((found["cells"] as? [Any])?.isEmpty == true)
        }
    }

    @Test func `the file says the same as the page`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, dina) = try await site.founded()
            let box = SQLServiceFigures(site.database)
            let before = site.clock.now() - .days(35)
            for _ in 0..<7 { try await box.count(SurveyAnswer(.again, .yes), at: before) }

            let lines = try await dina.get("/figures.csv").text.components(separatedBy: "\r\n")

            #expect(lines.first == "from,to,measure,class,count")
            #expect(lines.contains { $0.hasSuffix(",again,total,7") })
            #expect(lines.contains { $0.hasSuffix(",again,all,7") })
            #expect(lines.contains { $0.hasSuffix(",found,total,x") })
        }
    }
}
