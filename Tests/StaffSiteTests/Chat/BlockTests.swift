import Accounts
import Chat
import Foundation
import HelplineCore
import SiteSupport
import StaffSite
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct BlockTests {
    @Test func `who has the conversation blocks it, and who leads the shift looks again`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let block: [String: Any] = ["reason": "abuse", "days": 7]
            #expect(try await chris.put("\(ada.path)/block", block).status == 404)

            #expect(try await bram.put("\(ada.path)/block", block).status == 204)

            #expect(try await bram.get("/blocks").status == 404, "a counsellor does not see them")
            let shown = try #require(try await dina.get("/blocks").object()["blocks"] as? [[String: Any]])
            #expect(shown.map { $0["reason"] as? String } == ["abuse"])
            #expect(shown.map { $0["reviewed"] as? Bool } == [false])
            #expect(shown.map { ($0["member"] as? [String: Any])?["name"] as? String } == ["Bram"])
            #expect(try await dina.post("\(ada.path)/block/confirmation").status == 204)
            #expect(try await dina.delete("\(ada.path)/block").status == 204)
            let left = try #require(try await dina.get("/blocks").object()["blocks"] as? [[String: Any]])
            #expect(left.isEmpty)
        }
    }

    @Test func `a term or a reason that is not offered is refused, and danger keeps the door open`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada, danger: true)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)

            for block: [String: Any] in [
                ["reason": "abuse", "days": 0], ["reason": "abuse", "days": 31], ["reason": "rude", "days": 1],
            ] {
                let status = try await bram.put("\(ada.path)/block", block).status
                #expect(status == 400 || status == 422, "\(block)")
            }
            #expect(try await bram.put("\(ada.path)/block", ["reason": "abuse", "days": 1]).status == 409)
            #expect(try await bram.get(ada.path).status == 200)
        }
    }

    @Test func `an open stream of who leads the shift is told at once, and nobody else's`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, chris) = try await site.threeColleagues()
            let (ada, eva) = (try await site.waits(.ada), try await site.waits(.somebody()))
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            try #require(try await chris.post("\(eva.path)/claim").status == 200)

            async let dinas = dina.get("/events")
            async let chriss = chris.get("/events?after=\(eva.conversation):2")
            try await site.follows(eva)
            while await site.dependencies.hub.openStreams < 2 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await bram.put("\(ada.path)/block", ["reason": "abuse", "days": 7]).status == 204)
            await site.dependencies.hub.finish()

            #expect(try await dinas.text.contains("event: blocks\ndata: {}\n"))
            #expect(try await !chriss.text.contains("event: blocks"))
        }
    }
}
