import Accounts
import Chat
import Foundation
import HTTPTypes
import HelplineCore
import SiteSupport
import StaffSite
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct HandoverTests {
    @Test func `a colleague who is there is asked, accepts, and the giver has it no more`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let id = try await chris.memberID()
            #expect(try await bram.put("\(ada.path)/handover", ["to": id]).problem == "nobody-else")
            await site.isThere(id)
            #expect(try await bram.get("/colleagues").text.contains(id))

            #expect(try await bram.put("\(ada.path)/handover", ["to": id]).status == 204)

            let queue = try #require(try await chris.get("/events?wait=1").object()["queue"] as? [String: Any])
            let offers = try #require(queue["offers"] as? [[String: Any]])
            #expect(offers.map { ($0["from"] as? [String: Any])?["name"] as? String } == ["Bram"])
            #expect(try await bram.get(ada.path).status == 200, "until then it is his")
            #expect(try await chris.get(ada.path).status == 404)
            #expect(try await chris.post("\(ada.path)/handover/acceptance").status == 204)
            #expect(try await chris.get(ada.path).status == 200)
            #expect(try await bram.get(ada.path).status == 404)
        }
    }

    @Test func `who was not asked finds no offer, and nobody offers what is not his`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let id = try await chris.memberID()
            await site.isThere(id)
            #expect(try await dina.put("\(ada.path)/handover", ["to": id]).status == 404)
            try #require(try await bram.put("\(ada.path)/handover", ["to": id]).status == 204)

            #expect(try await dina.post("\(ada.path)/handover/acceptance").status == 404)
            #expect(try await dina.delete("\(ada.path)/handover").status == 204)
            #expect(try await chris.post("\(ada.path)/handover/acceptance").status == 204, "it still stands")
        }
    }

    @Test func `back to the queue only when somebody is there, or he said he knows that nobody is`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let (ada, eva) = (try await site.waits(.ada), try await site.waits(.somebody()))
            for visitor in [ada, eva] { try #require(try await bram.post("\(visitor.path)/claim").status == 200) }

            #expect(try await bram.post("\(ada.path)/requeueing", ["alone": false]).problem == "nobody-else")
            #expect(try await bram.get(ada.path).status == 200)
            #expect(try await bram.post("\(ada.path)/requeueing", ["alone": true]).status == 204)
            await site.isThere(try await chris.memberID())
            #expect(try await bram.post("\(eva.path)/requeueing", ["alone": false]).status == 204)

            #expect(try await site.dependencies.chat.queue.waiting().map(\.id) == [ada, eva].map(\.conversation))
        }
    }
}

extension StaffSiteUnderTest {
    /// As if this professional had his workspace open.
    func isThere(_ id: String) async {
        if let member = MemberID(id) { await dependencies.chat.presence.roster.arrive(member) }
    }
}
