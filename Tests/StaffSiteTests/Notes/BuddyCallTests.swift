import Accounts
import Chat
import Foundation
import HelplineCore
import StaffSite
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct BuddyCallTests {
    @Test func `a colleague who is there hears of it and comes, and nobody else is told who`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, chris) = try await site.threeColleagues()
            let (id, comes) = (try await bram.id(), try await chris.id())
            try await site.opensWorkspace(bram, chris)
            #expect(try await bram.put("/buddy-call").status == 204)
            #expect(try await chris.buddies().map { $0["member"] as? String } == [id])

            #expect(try await chris.put("/buddy-calls/\(id)/answer").status == 204)

            #expect(try await bram.buddies().map { $0["answeredBy"] as? String } == [comes])
            #expect(try await chris.buddies().map { $0["member"] as? String } == [id])
            #expect(try await dina.buddies().isEmpty)
            #expect(try await dina.put("/buddy-calls/\(id)/answer").problem == "taken")
            #expect(try await bram.delete("/buddy-call").status == 204)
            for person in [bram, chris] { #expect(try await person.buddies().isEmpty) }
            #expect(try await dina.put("/buddy-calls/\(id)/answer").status == 404)
        }
    }

    @Test func `who is alone is told so, and nothing is asked`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            try await site.opensWorkspace(bram)

            #expect(try await bram.put("/buddy-call").problem == "nobody-else")

            #expect(try await bram.buddies().isEmpty)
        }
    }

    @Test func `nothing of it is written down`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            try await site.opensWorkspace(bram, chris)
            let (id, before) = (try await bram.id(), try await site.audited())

            try #require(try await bram.put("/buddy-call").status == 204)
            try #require(try await chris.put("/buddy-calls/\(id)/answer").status == 204)

            #expect(try await site.audited() == before)
        }
    }
}

extension StaffSiteUnderTest {
    /// As if each had the workspace open, until the test ends.
    fileprivate func opensWorkspace(_ people: StaffBrowser...) async throws {
        for person in people {
            let id = try #require(MemberID(try await person.id()))
            await dependencies.chat.presence.roster.arrive(id)
        }
    }
}

extension StaffBrowser {
    fileprivate func id() async throws -> String {
        let member = try await get("/me").object()["member"] as? [String: Any]
        return try #require(member?["id"] as? String)
    }

    fileprivate func buddies() async throws -> [[String: Any]] {
        let calls = try #require(try await get("/events?wait=1").object()["calls"] as? [String: Any])
        return try #require(calls["buddies"] as? [[String: Any]])
    }
}
