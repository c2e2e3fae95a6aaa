import Chat
import Foundation
import HelplineCore
import Sealing
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct PassingTests {
    @Test func `a colleague hears of it, and finds what it is by opening it`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let body = proposal()
            let path = "/passings/\(try #require(body["id"] as? String))"
            let sealed = try #require(body["record"] as? String)

            let asked = try await bram.post("\(ada.path)/passings", body)
            #expect(asked.status == 201)
            #expect(try asked.object()["step"] as? String == "proposed")
            let stream = try await chris.get("/events?wait=1").text
            #expect(stream.contains(#""ground":"acute-danger""#))
            #expect(!stream.contains(sealed), "what it is comes only to who opens it")

            let record = try await chris.get("\(path)/record").object()
            #expect((record["record"] as? [String: Any])?["sealed"] as? String == sealed)
            #expect(try await bram.post("\(path)/judgement", judgement(true)).status == 409)
            #expect(try await bram.post("\(path)/done", ["told": "not-told"]).status == 409)
            #expect(try await chris.post("\(path)/judgement", judgement(true)).status == 200)
            #expect(try await chris.post("\(path)/done", ["told": "not-told"]).status == 404)
            let done = try await bram.post("\(path)/done", ["told": "not-told"])
            #expect(try done.object()["step"] as? String == "done")
            #expect(try await bram.get("\(path)/record").status == 404)
        }
    }

    @Test func `who does not talk in it can propose nothing, and what is no proposal is refused`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)

            #expect(try await chris.post("\(ada.path)/passings", proposal()).status == 404)
            for (field, value) in [("ground", "a whim"), ("told", "told-after"), ("record", "")] {
                var body = proposal()
                body[field] = value
                #expect(try await bram.post("\(ada.path)/passings", body).status == 400, "\(field)")
            }
            #expect(try await bram.post("\(ada.path)/passings", proposal()).status == 201)
            #expect(try await bram.post("\(ada.path)/passings", proposal()).status == 409, "one at a time")
        }
    }

    @Test func `it is taken back before it is done`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let ada = try await site.waits(.ada)
            try #require(try await bram.post("\(ada.path)/claim").status == 200)
            let body = proposal()
            let path = "/passings/\(try #require(body["id"] as? String))"
            try #require(try await bram.post("\(ada.path)/passings", body).status == 201)

            #expect(try await chris.delete(path).status == 404)
            #expect(try await bram.delete(path).status == 204)
            #expect(try await chris.post("\(path)/judgement", judgement(false)).status == 409)
        }
    }

    private func proposal() -> [String: Any] {
        [
            "id": PassingID.random().description, "ground": "acute-danger", "told": "not-told", "teamEpoch": 1,
            "record": Data.random(400).base64URL,
        ]
    }

    private func judgement(_ agrees: Bool) -> [String: Any] {
        ["agrees": agrees, "teamEpoch": 1, "answer": Data.random(300).base64URL]
    }
}
