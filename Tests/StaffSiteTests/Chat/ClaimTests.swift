import Accounts
import Chat
import Foundation
import HTTPTypes
import HelplineCore
import SiteSupport
import StaffSite
import TestSupport
import Testing

@Suite struct ClaimTests {
    @Test func `one of two who claim at once gets her, the other hears that she is taken`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)

            async let first = bram.post("\(ada.path)/claim")
            async let second = chris.post("\(ada.path)/claim")
            let answers = [try await first, try await second]

            #expect(answers.map(\.status).sorted() == [200, 409])
            #expect(answers.compactMap(\.problem) == ["taken"])
        }
    }

    @Test func `nobody claims more than he may have`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            for _ in 0..<site.dependencies.limits.conversationsPerProfessional {
                let visitor = try await site.waits(.somebody())
                #expect(try await bram.post("\(visitor.path)/claim").status == 200)
            }
            let next = try await site.waits(.somebody())

            let answer = try await bram.post("\(next.path)/claim")

            #expect(answer.status == 409)
            #expect(answer.problem == "limit")
        }
    }

    @Test func `a conversation that an outsider has not claimed does not exist for him`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            #expect(try await bram.post("\(ada.path)/claim").status == 200)
            #expect(try await bram.get(ada.path).status == 200)

            for path in ["", "/entries"] { #expect(try await chris.get(ada.path + path).status == 404) }
            for (path, body) in [
                ("messages", messageBody()), ("typing", [:]), ("closure", [:]),
            ] { #expect(try await chris.post("\(ada.path)/\(path)", body).status == 404) }
            let sealed = Data.random(284).base64URL
            #expect(try await chris.put("\(ada.path)/danger", ["danger": true]).status == 404)
            #expect(try await chris.put("\(ada.path)/staff-key", ["teamEpoch": 1, "sealed": sealed]).status == 404)
            #expect(
                try await chris.put("\(ada.path)/items/draft/x", ["version": 1, "sealed": sealed]).status == 404)
        }
    }

    @Test func `opening a conversation is recorded, looking at the queue is not`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let before = try await site.audited()

            _ = try await bram.get("/events?wait=1")
            let looked = try await site.audited()
            _ = try await bram.get(ada.path)

            #expect(looked == before)
            #expect(try await site.audited() == before + 1)
        }
    }
}
