import Foundation
import GRDB
import HTTPTypes
import HelplineCore
import SQLiteStore
import Sealing
import StaffSite
import TestSupport
import Testing

@Suite struct AuditTrailTests {
    /// Dina founded; Pia is privacy officer, Bram has claimed Ada.
    private func story(_ tell: @escaping @Sendable (StaffSiteUnderTest, StaffBrowser, Person) async throws -> Void)
        async throws
    {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (_, pia) = try await site.admitted("pia", as: .privacyOfficer, by: dina, browser)
            let (bram, brams) = try await site.admitted("bram", by: dina, browser)
            let ada = try await site.waits(.ada)
            #expect(try await brams.post("\(ada.path)/claim").status == 200)
            try await tell(site, pia, bram)
        }
    }

    private func lines(_ pia: StaffBrowser, _ question: String = "") async throws -> [[String: Any]] {
        let answer = try await pia.get("/audit/lines?\(question)")
        #expect(answer.status == 200, "\(answer.text)")
        return try #require(try answer.object()["lines"] as? [[String: Any]])
    }

    @Test func `she reads who did what, newest first, and that she read is the first line of all`() async throws {
        try await story { site, pia, bram in
            let lines = try await lines(pia)

            #expect(lines.prefix(2).map { $0["action"] as? String } == ["audit-read", "claimed"])
            #expect(lines.prefix(2).map { $0["name"] as? String } == ["pia", "bram"])
            #expect(lines[1]["actor"] as? String == "member:\(bram.memberId)")
            #expect((lines[1]["conversation"] as? String)?.count == 64)
            #expect(try await self.lines(pia, "action=audit-read").count == 2)
        }
    }

    @Test func `a question is answered by the lines that fulfil it, a wrong one is refused`() async throws {
        try await story { site, pia, bram in
            let pseudonym = try #require(try await lines(pia, "action=claimed")[0]["conversation"] as? String)

            #expect(try await lines(pia, "actor=member:\(bram.memberId)&action=&from=").count == 3)
            #expect(try await lines(pia, "conversation=\(pseudonym)").map { $0["action"] as? String } == ["claimed"])
            #expect(try await lines(pia, "until=3600").isEmpty)
            for wrong in ["action=read", "actor=bram", "conversation=ab", "from=x"] {
                #expect(try await pia.get("/audit/lines?\(wrong)").status == 400, "\(wrong)")
            }
        }
    }

    @Test(arguments: ["csv", "ndjson"])
    func `an export has every line, and is a line itself`(format: String) async throws {
        try await story { site, pia, _ in
            let answer = try await pia.get("/audit/export?format=\(format)")

            let lines = answer.text.split(whereSeparator: \.isNewline)
            let head = try #require(try await site.dependencies.audit.head())
            #expect(answer.status == 200)
            #expect(answer.headers[.contentDisposition] == "attachment; filename=\"audit.\(format)\"")
            #expect(lines.count == Int(head.number) + (format == "csv" ? 1 : 0))
            #expect(lines.contains { $0.contains("audit-exported") && $0.contains("pia") })
            if format == "csv" { #expect(lines[0] == "number,hour,action,actor,name,conversation") }
        }
    }

    @Test func `she sees that the chain holds, and when it does not, where`() async throws {
        try await story { site, pia, _ in
            let whole = try await pia.get("/audit/chain").object()
            #expect(whole["whole"] as? Bool == true)
            #expect((whole["head"] as? String)?.contains(":") == true)

            try await site.database.write {
                try $0.execute(sql: "UPDATE audit SET action = 'report-built' WHERE number = 3")
            }

            let broken = try await pia.get("/audit/chain").object()
            #expect(broken["whole"] as? Bool == false)
            #expect(broken["brokenAt"] as? Int == 3)
        }
    }
}
