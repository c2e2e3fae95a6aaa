import Accounts
import Chat
import Foundation
import HTTPTypes
import HelplineCore
import SiteSupport
import StaffSite
import TestSupport
import Testing

@Suite struct StaffMessageTests {
    @Test func `a professional answers, and the same answer again is the same`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let body = messageBody()

            let first = try await bram.post("\(ada.path)/messages", body)
            let again = try await bram.post("\(ada.path)/messages", body)

            #expect(first.status == 201)
            #expect(again.status == 200)
            #expect(try first.object()["seq"] as? Int == again.object()["seq"] as? Int)
        }
    }

    @Test func `before he has claimed her nobody answers`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)

            #expect(try await bram.post("\(ada.path)/messages", messageBody()).status == 404)

            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            #expect(try await bram.post("\(ada.path)/messages", messageBody()).status == 201)
        }
    }

    @Test func `the first staff key wins and the second hears which it is`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let (first, second) = (Data.random(113).base64URL, Data.random(113).base64URL)
            #expect(try await bram.put("\(ada.path)/staff-key", ["teamEpoch": 1, "sealed": first]).status == 201)

            let answer = try await bram.put("\(ada.path)/staff-key", ["teamEpoch": 1, "sealed": second])

            #expect(answer.status == 409)
            #expect((try answer.object()["staffKey"] as? [String: Any])?["sealed"] as? String == first)
        }
    }

    @Test func `a draft is kept by version, comes back on opening, and goes when it is sent`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            try #require(
                try await bram.put("\(ada.path)/staff-key", ["teamEpoch": 1, "sealed": Data.random(113).base64URL])
                    .status
                    == 201)
            let path = "\(ada.path)/items/draft/bram"
            let largest = Data.random(StaffItem.largestSize).base64URL

            #expect(try await bram.put(path, ["version": 1, "sealed": largest]).status == 200)
            #expect(try await bram.put(path, ["version": 1, "sealed": Data.random(284).base64URL]).status == 409)
            let opened = try await bram.get(ada.path).object()
            #expect((opened["items"] as? [[String: Any]])?.first?["sealed"] as? String == largest)

            #expect(try await bram.delete(path).status == 204)
            #expect((try await bram.get(ada.path).object()["items"] as? [Any])?.isEmpty == true)
        }
    }

    @Test func `closing waits for the registration`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)

            let answer = try await bram.post("\(ada.path)/closure")

            #expect(answer.status == 409)
            #expect(answer.problem == "register-first")
        }
    }

    @Test func `opening the chat is seen at once and by whom it may`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            #expect(try await bram.get("/service").object()["open"] as? Bool == false)

            #expect(try await bram.put("/service", ["open": true]).status == 200)

            #expect(try await bram.get("/service").object()["open"] as? Bool == true)
        }
    }
}
