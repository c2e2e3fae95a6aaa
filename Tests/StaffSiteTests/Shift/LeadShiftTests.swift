import Accounts
import Chat
import Foundation
import HTTPTypes
import HelplineCore
import SiteSupport
import StaffSite
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct LeadShiftTests {
    @Test func `who leads the shift sees who waits, who is there and who has whom`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, _) = try await site.threeColleagues()
            let (ada, eva) = (try await site.waits(.ada), try await site.waits(.somebody()))
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            await site.isThere(try await bram.memberID())

            let shift = try await dina.get("/shift").object()

            #expect(shift["waiting"] as? Int == 1)
            #expect(shift["longest"] != nil)
            #expect(shift["present"] as? Int == 1)
            let talking = try #require(shift["talking"] as? [[String: Any]])
            #expect(talking.map { $0["conversation"] as? String } == ["\(ada.conversation)"])
            #expect(talking.map { ($0["member"] as? [String: Any])?["name"] as? String } == ["Bram"])
            #expect(!(try await dina.get("/shift").text.contains("\(eva.conversation)")), "of the line only the number")
            #expect(try await bram.get("/shift").status == 404)
        }
    }

    @Test func `who leads the shift takes a conversation over, and its holder has it no more`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            #expect(try await chris.post("\(ada.path)/takeover").status == 404)
            #expect(try await dina.get(ada.path).status == 404, "looking on is not taking over")

            #expect(try await dina.post("\(ada.path)/takeover").status == 204)

            #expect(try await dina.get(ada.path).status == 200)
            #expect(try await bram.get(ada.path).status == 404)
            let log = try await dina.get("\(ada.path)/entries?after=0").text
            #expect(log.contains("handover") && log.contains("joined"))
        }
    }
}
