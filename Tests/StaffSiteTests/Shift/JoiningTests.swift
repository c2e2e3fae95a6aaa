import Accounts
import Chat
import Foundation
import HTTPTypes
import HelplineCore
import SiteSupport
import StaffSite
import TestSupport
import Testing

/// Dina leads the shift and comes in beside Bram, who talks with Ada.
@Suite(.timeLimit(.minutes(1))) struct JoiningTests {
    @Test func `who leads the shift comes in, opens it, writes and goes out`() async throws {
        try await talk { site, dina, bram, ada in
            #expect(try await dina.get(ada.path).status == 404)

            #expect(try await dina.put("\(ada.path)/joining").status == 204)

            #expect(try await dina.get(ada.path).status == 200)
            #expect(try await dina.get("\(ada.path)/entries").text.contains("joined"))
            #expect(try await dina.post("\(ada.path)/messages", messageBody()).status == 201)
            let queue = try #require(try await dina.get("/events?wait=1").object()["queue"] as? [String: Any])
            let mine = try #require(queue["mine"] as? [[String: Any]])
            #expect(mine.map { $0["joined"] as? Bool } == [true])
            let shift = try #require(try await dina.get("/shift").object()["talking"] as? [[String: Any]])
            #expect(shift.map { ($0["joined"] as? [String: Any])?["name"] as? String } == ["Dina"])
            #expect(try await dina.delete("\(ada.path)/joining").status == 204)
            #expect(try await dina.get(ada.path).status == 404)
            #expect(try await dina.post("\(ada.path)/messages", messageBody(counter: 1)).status == 404)
            #expect(try await dina.delete("\(ada.path)/joining").status == 204, "not in it is no error")
        }
    }

    @Test func `what is not hers stays Bram's: his unsent text, the case, the danger mark, the end`() async throws {
        try await talk { site, dina, bram, ada in
            let draft = Data.random(12 + 256 + 16).base64URL
            let his = "\(ada.path)/items/draft/\(try await bram.memberID())"
            try #require(try await bram.put(his, ["version": 1, "sealed": draft]).status == 200)
            try #require(try await dina.put("\(ada.path)/joining").status == 204)

            let opened = try await dina.get(ada.path).object()

            #expect((opened["items"] as? [Any])?.isEmpty == true)
            #expect(try await bram.get(ada.path).text.contains(draft), "the premise")
            #expect(try await dina.delete(his).status == 404)
            #expect(try await dina.put("\(ada.path)/danger", ["danger": true]).status == 404)
            #expect(try await dina.get("\(ada.path)/case").status == 404)
            #expect(try await dina.post("\(ada.path)/requeueing", ["alone": true]).status == 404)
            #expect(try await dina.post("\(ada.path)/closure").status == 404)
            #expect(try await bram.get(ada.path).status == 200)
        }
    }

    @Test func `a counsellor does not come in, nor a second shift lead`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            #expect(try await dina.put("\(ada.path)/joining").status == 404, "nobody talks with her yet")
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            #expect(try await chris.put("\(ada.path)/joining").status == 404)
            #expect(try await chris.delete("\(ada.path)/joining").status == 404)
            _ = try await site.dependencies.chat.handovers.join(
                ada.conversation, by: .wim, at: site.clock.now(),
                recording: Professional.wim.audited(.joined, ada, at: site.clock.now()))

            #expect(try await dina.put("\(ada.path)/joining").problem == "taken")
        }
    }

    private func talk(
        _ story:
            @escaping @Sendable (StaffSiteUnderTest, _ dina: StaffBrowser, _ bram: StaffBrowser, Visitor) async throws
            -> Void
    ) async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            try await story(site, dina, bram, ada)
        }
    }
}
