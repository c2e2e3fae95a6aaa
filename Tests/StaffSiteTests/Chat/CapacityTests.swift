import Accounts
import Chat
import Foundation
import HTTPTypes
import HelplineCore
import SiteSupport
import StaffSite
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct CapacityTests {
    @Test func `a coordinator sets how many somebody has at once, and the server keeps him to it`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, _) = try await site.threeColleagues()
            let id = try await bram.memberID()
            let (first, second) = (try await site.waits(.somebody()), try await site.waits(.somebody()))

            let answer = try await dina.put("/team/members/\(id)/capacity", ["atMost": 1, "languages": ["nl"]])

            #expect(answer.status == 200)
            #expect(try await bram.post("\(first.path)/claim").status == 200)
            #expect(try await bram.post("\(second.path)/claim").problem == "limit")
            let queue = try #require(try await bram.get("/events?wait=1").object()["queue"] as? [String: Any])
            #expect(queue["atMost"] as? Int == 1)
            #expect(queue["speaks"] as? [String] == ["nl"])
            let all = try #require(try await dina.get("/team/capacities").object()["capacities"] as? [[String: Any]])
            #expect(all.map { $0["member"] as? String } == [id])
        }
    }

    @Test func `a number nobody can do, no language, and nobody are refused`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, _) = try await site.threeColleagues()
            let id = try await bram.memberID()

            for (number, languages) in [(0, ["nl"]), (5, ["nl"]), (2, [])] {
                let body: [String: Any] = ["atMost": number, "languages": languages]
                #expect(try await dina.put("/team/members/\(id)/capacity", body).status == 400)
            }
            let body: [String: Any] = ["atMost": 2, "languages": ["nl"]]
            #expect(try await dina.put("/team/members/\(MemberID.random())/capacity", body).status == 404)
            #expect(try await site.dependencies.chat.shift.capacities().isEmpty)
        }
    }

    @Test func `who coordinates nobody finds no such numbers`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, _) = try await site.threeColleagues()
            let id = try await bram.memberID()
            #expect(try await dina.get("/team/capacities").status == 200, "the premise")

            #expect(try await bram.get("/team/capacities").status == 404)
            #expect(
                try await bram.put("/team/members/\(id)/capacity", ["atMost": 4, "languages": ["nl"]]).status == 404)
        }
    }

    @Test func `an open stream makes a professional present, and its end makes him absent`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let id = try #require(MemberID(try await bram.memberID()))
            let roster = site.dependencies.chat.presence.roster
            async let stream = bram.get("/events")
            while await !roster.present().contains(id) { await Task.yield() }

            await site.dependencies.hub.finish()
            _ = try await stream

            while await roster.present().contains(id) { await Task.yield() }
            site.clock.advance(by: .seconds(90))
            #expect(await roster.isGone(id, for: .seconds(90)))
        }
    }
}

extension StaffBrowser {
    /// The id of who is signed in here.
    func memberID() async throws -> String {
        let me = try await get("/me").object()
        return try #require((me["member"] as? [String: Any])?["id"] as? String)
    }
}
