import Accounts
import Chat
import Foundation
import HTTPTypes
import HelplineCore
import SQLiteStore
import SiteSupport
import StaffSite
import StoreSupport
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct StaffStreamTests {
    @Test func `one stream carries all his conversations, each from its own place`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let (ada, eva) = (try await site.waits(.ada), try await site.waits(.somebody()))
            for visitor in [ada, eva] { try #require(try await bram.post("\(visitor.path)/claim").status == 200) }
            try await site.says(ada, 0)

            async let answer = bram.get("/events?after=\(ada.conversation):2")
            try await site.follows(ada)
            try await site.follows(eva)
            await site.dependencies.hub.finish()

            let ids = try await answer.text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.map {
                $0.dropFirst(4)
            }
            #expect(Set(ids) == ["\(ada.conversation):3", "\(eva.conversation):1", "\(eva.conversation):2"])
        }
    }

    @Test func `the queue has those in danger first, without a word of theirs`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            try await site.waits(.somebody())
            site.clock.advance(by: .minutes(1))
            let ada = try await site.waits(.ada, danger: true)

            let poll = try await bram.get("/events?wait=1").object()

            let queue = try #require(poll["queue"] as? [String: Any])
            let waiting = try #require(queue["waiting"] as? [[String: Any]])
            #expect(waiting.map { $0["danger"] as? Bool } == [true, false])
            #expect(waiting.first?["id"] as? String == ada.conversation.description)
            #expect(Set(waiting[0].keys) == ["id", "since", "language", "topic", "danger", "number"])
        }
    }

    @Test func `what a colleague has claimed is never on his stream`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let brams = try await bram.get("/events?after=\(ada.conversation):0&wait=1").object()
            #expect((brams["entries"] as? [Any])?.isEmpty == false)

            let poll = try await chris.get("/events?after=\(ada.conversation):0&wait=1")

            #expect((try poll.object()["entries"] as? [Any])?.isEmpty == true)
            #expect(!poll.text.contains(ada.conversation.description))
        }
    }

    @Test(arguments: [true, false])
    func `what was just written comes along only to who had the conversation then`(hadIt: Bool) async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let brams = try await site.dependencies.chat.conversations.conversation(ada.conversation).claimedBy
            let message = ada.message(0)
            // Not in the log: who is sent it got it along with the announcement.
            let fresh = try #require(
                FreshEntry(
                    message,
                    Acknowledgement(
                        sequence: 3, at: site.clock.now(), repeated: false, claimedBy: hadIt ? brams : .random()),
                    in: ada.conversation))

            async let answer = bram.get("/events?after=\(ada.conversation):2")
            try await site.follows(ada)
            // While the stream still reads what was there, it reads the log instead; sooner or later it rests.
            for _ in 0..<50 {
                site.dependencies.hub.announce(fresh)
                try await Task.sleep(for: .milliseconds(5))
            }
            await site.dependencies.hub.finish()

            let told = try await answer.text.components(separatedBy: message.id.description).count - 1
            #expect(told == (hadIt ? 1 : 0))
        }
    }

    @Test func `when a visitor erases, his page is told to drop it`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)

            async let answer = bram.get("/events?after=\(ada.conversation):2")
            try await site.follows(ada)
            try await site.dependencies.chat.conversations.erase(
                ErasureOrder(ada.conversation, reason: .visitor, at: site.clock.now()), by: ada.authority,
                recording: AuditEntry(.erased, by: .visitor, conversation: ada.conversation, at: site.clock.now()))
            await site.dependencies.hub.announce(.conversation(ada.conversation))
            await site.dependencies.hub.finish()

            #expect(try await answer.text.contains("event: erased\ndata: {\"conversation\":\"\(ada.conversation)\"}"))
        }
    }

    @Test func `a long poll waits instead of answering again and again`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)

            async let answer = bram.get("/events?after=\(ada.conversation):2&wait=25")
            try await site.follows(ada)
            try await site.says(ada, 0)

            let entries = try #require(try await answer.object()["entries"] as? [[String: Any]])
            #expect(entries.map { $0["seq"] as? Int } == [3])
        }
    }

    @Test(arguments: ["x", "1:2", "a1a1a1a1-0000-4000-8000-000000000001:-1"])
    func `a cursor that is none is refused`(after: String) async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()

            let answer = try await bram.get("/events?after=\(after)")

            #expect(answer.status == 400)
            #expect(answer.problem == "invalid")
        }
    }
}

extension StaffSiteUnderTest {
    /// Waits until a professional's stream follows her conversation.
    func follows(_ visitor: Visitor) async throws {
        while await dependencies.chat.presence.snapshot(of: visitor.conversation).counsellorStreams == 0 {
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// How many lines the audit trail has.
    func audited() async throws -> Int64 { Int64(try await SQLAuditTrail(database).head()?.number ?? 0) }
}
