import Accounts
import Chat
import Foundation
import HTTPTypes
import HelplineCore
import Sealing
import SiteSupport
import StaffSite
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct NoteTests {
    @Test func `a note comes back to who has the conversation, and to nobody else`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let body = noteBody()

            let first = try await bram.post("\(ada.path)/notes", body)
            let again = try await bram.post("\(ada.path)/notes", body)

            #expect(first.status == 201)
            #expect(again.status == 200)
            let notes = try #require(try await bram.get("\(ada.path)/notes").object()["notes"] as? [[String: Any]])
            #expect(notes.map { $0["sealed"] as? String } == [body["sealed"] as? String])
            #expect(try await chris.get("\(ada.path)/notes").status == 404)
            #expect(try await chris.post("\(ada.path)/notes", noteBody()).status == 404)
        }
    }

    @Test func `what is written as a note is in no answer that a conversation's log gives`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let body = noteBody()
            try #require(try await bram.post("\(ada.path)/notes", body).status == 201)
            let sealed = try #require(body["sealed"] as? String)

            let log = try await bram.get("\(ada.path)/entries?after=0").text
            let stream = try await bram.get("/events?after=\(ada.conversation):0&wait=1").text

            #expect(log.contains("joined"))
            #expect(!log.contains(sealed))
            #expect(!stream.contains(sealed))
        }
    }

    @Test func `a colleague who is asked hears of it and finds the notes, not the conversation`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            try #require(try await bram.post("\(ada.path)/notes", noteBody()).status == 201)
            let member = try await chris.get("/me").object()["member"] as? [String: Any]
            let id = try #require(member?["id"] as? String)

            #expect(try await bram.put("\(ada.path)/consultations/\(id)").status == 204)

            let calls = try #require(try await chris.get("/events?wait=1").object()["calls"] as? [String: Any])
            #expect(
                (calls["asked"] as? [[String: Any]])?.map { $0["conversation"] as? String } == ["\(ada.conversation)"])
            #expect((try await chris.get("\(ada.path)/notes").object()["notes"] as? [Any])?.count == 1)
            #expect(try await chris.get(ada.path).status == 404)
            #expect(try await chris.get("\(ada.path)/entries").status == 404)
            #expect(try await chris.delete("\(ada.path)/consultations/\(id)").status == 204)
            #expect(try await chris.get("\(ada.path)/notes").status == 404)
        }
    }

    @Test func `only a colleague who talks with visitors can be asked`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (_, bram) = try await site.admitted("bram", by: dina, browser)
            let (rosa, _) = try await site.admitted("rosa", as: .researcher, by: dina, browser)
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            #expect(try await bram.put("\(ada.path)/consultations/\(dina.person.memberId)").status == 204)

            #expect(try await bram.put("\(ada.path)/consultations/\(rosa.memberId)").status == 404)
            #expect(try await bram.put("\(ada.path)/consultations/\(MemberID.random())").status == 404)
        }
    }

    @Test func `an open stream is told that there is a note, not what it says`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let body = noteBody()

            async let answer = bram.get("/events?after=\(ada.conversation):2")
            while await site.dependencies.hub.followers(of: .notes(ada.conversation)) == 0 {
                try await Task.sleep(for: .milliseconds(2))
            }
            #expect(try await bram.post("\(ada.path)/notes", body).status == 201)
            await site.dependencies.hub.finish()

            let text = try await answer.text
            #expect(text.contains("event: notes\ndata: {\"conversation\":\"\(ada.conversation)\"}"))
            #expect(!text.contains(try #require(body["sealed"] as? String)))
        }
    }

    @Test func `an alarm is heard by who leads the shift and taken by name`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let (_, bram) = try await site.admitted("bram", by: dina, browser)
            let (wim, wims) = try await site.admitted("wim", as: .shiftLead, by: dina, browser)
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)

            #expect(try await bram.put("\(ada.path)/alarm").status == 204)

            #expect(try await wims.alarms().map { $0["conversation"] as? String } == ["\(ada.conversation)"])
            #expect(try await bram.put("\(ada.path)/alarm/taken").status == 404)
            #expect(try await wims.put("\(ada.path)/alarm/taken").status == 204)
            #expect(try await browser.put("\(ada.path)/alarm/taken").problem == "taken")
            #expect(try await bram.alarms().map { $0["takenBy"] as? String } == [wim.memberId])
        }
    }
}

/// The body of a note with random bytes of the right size.
func noteBody(_ kind: String = "note") -> [String: Any] {
    ["id": NoteID.random().description, "kind": kind, "sealed": Data.random(12 + 256 + 16).base64URL]
}

extension StaffBrowser {
    func alarms() async throws -> [[String: Any]] {
        let calls = try #require(try await get("/events?wait=1").object()["calls"] as? [String: Any])
        return try #require(calls["alarms"] as? [[String: Any]])
    }
}
