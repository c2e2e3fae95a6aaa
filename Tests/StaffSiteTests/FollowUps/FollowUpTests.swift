import Chat
import Foundation
import HelplineCore
import SQLiteStore
import StoreSupport
import TestSupport
import Testing

@Suite struct FollowUpTests {
    @Test func `a colleague asks when it is due, and the registration says what he heard`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (bram, chris, path) = try await site.claimed()
            let (id, token) = (FollowUpID.random(), Data.random(32))
            let registered: [String: Any] = ["role": "self", "topic": ["th"], "referral": ["vt"]]
            #expect(try await bram.post("\(path)/follow-ups", beginning(id, token: token)).status == 201)
            #expect(
                try await bram.put("\(path)/case", ["version": 1, "fields": registered, "final": true]).status == 200)
            #expect(try await chris.followUps().map { $0["daysLeft"] as? Int } == [7])
            let begun = try await bram.get("\(path)/follow-ups").object()["followUps"] as? [[String: Any]]
            #expect(begun?.map { $0["code"] as? String } == ["vt"])
            #expect(try await chris.get("\(path)/follow-ups").status == 404)
            #expect(
                try await chris.post("/follow-ups/\(id)/answers", answer("arrived", token: token)).problem
                    == "epoch-old")

            try await site.referredEarlier(days: 9)
            let shown = try #require(try await chris.followUps().first)
            let heard = try await chris.post("/follow-ups/\(id)/answers", answer("arrived", token: token))

            #expect(shown["week"] as? Int == 1)
            #expect(shown["daysLeft"] as? Int == -2)
            #expect(shown["code"] as? String == "vt")
            #expect(shown["by"] as? String == "Bram")
            #expect(try heard.object()["counted"] as? Bool == true)
            let fields = try await bram.get("\(path)/case").object()["fields"] as? [String: Any]
            #expect(fields?["referral_outcome"] as? [String] == ["arrived"])
            #expect(try await chris.followUps().isEmpty)
        }
    }

    @Test func `only who has the conversation begins one; anybody on the team ends it`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (bram, chris, path) = try await site.claimed()
            let (id, token) = (FollowUpID.random(), Data.random(32))
            #expect(try await chris.post("\(path)/follow-ups", beginning(id, token: token)).status == 404)
            #expect(try await bram.post("\(path)/follow-ups", beginning(id, token: token)).status == 201)

            #expect(try await chris.post("/follow-ups/\(id)/end", ["token": token.base64URL]).status == 204)

            #expect(try await bram.followUps().isEmpty)
        }
    }

    @Test func `the way to the police is followed step by step, and the registration shows the steps before`()
        async throws
    {
        try await StaffSiteUnderTest.run { site in
            let (bram, chris, path) = try await site.claimed()
            let (id, token) = (FollowUpID.random(), Data.random(32))
            let registered: [String: Any] = ["role": "self", "topic": ["th"], "willingness": "doubt"]
            let begun = beginning(id, token: token).merging(["question": "police", "code": "police"]) { $1 }
            #expect(try await bram.post("\(path)/follow-ups", begun).status == 201)
            #expect(
                try await bram.put("\(path)/case", ["version": 1, "fields": registered, "final": true]).status == 200)
            try await site.referredEarlier(days: 9)

            let misplaced = try await chris.post("/follow-ups/\(id)/answers", answer("arrived", token: token))
            let heard = try await chris.post("/follow-ups/\(id)/answers", answer("info", token: token))

            #expect(misplaced.status == 409)
            #expect(try heard.object()["counted"] as? Bool == true)
            let shown = try #require(try await chris.followUps().first)
            #expect(shown["question"] as? String == "police")
            #expect(shown["week"] as? Int == 4)
            let answers = shown["answers"] as? [[String: Any]]
            #expect(answers?.map { $0["answer"] as? String } == ["info"])
            #expect(answers?.map { $0["week"] as? Int } == [1])
            let record = try await bram.get("\(path)/case").object()
            #expect((record["fields"] as? [String: Any])?["willingness"] as? String == "info")
            #expect(record["willingness"] as? [String] == ["info"])
        }
    }

    @Test func `what is no referral, no details or no token is refused`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (bram, _, path) = try await site.claimed()
            func refusal(_ changes: [String: Any]) async throws -> String? {
                let body = beginning(.random(), token: .random(32)).merging(changes) { $1 }
                return try await bram.post("\(path)/follow-ups", body).problem
            }
            for code in ["none", "nowhere", "Veilig Thuis", ""] {
                #expect(try await refusal(["code": code]) == "invalid")
            }
            #expect(try await refusal(["details": Data.random(300).base64URL]) == "invalid")
            #expect(try await refusal(["tokenHash": Data.random(16).base64URL]) == "invalid")
            #expect(try await refusal(["teamEpoch": 2]) == "epoch-old")
            #expect(try await refusal(["question": "why"]) == "invalid")
            let id = FollowUpID.random()
            #expect(
                try await bram.post("/follow-ups/\(id)/answers", answer("arrived", token: .random(31))).problem
                    == "invalid")
            #expect(
                try await bram.post("/follow-ups/\(id)/answers", answer("arrived", token: .random(32))).status == 404)
            #expect(
                try await bram.post("/follow-ups/\(id)/answers", answer("dead", token: .random(32))).problem
                    == "invalid")
        }
    }
}

private func beginning(_ id: FollowUpID, token: Data) -> [String: Any] {
    [
        "id": "\(id)", "question": "arrived", "code": "vt", "teamEpoch": 1,
        "details": Data.random(65 + 256 + 16).base64URL,
        "tokenHash": SecretDigest(of: token).bytes.base64URL,
    ]
}

private func answer(_ answer: String, token: Data) -> [String: Any] {
    ["asked": 0, "answer": answer, "token": token.base64URL]
}

extension StaffBrowser {
    fileprivate func followUps() async throws -> [[String: Any]] {
        try #require(try await get("/follow-ups").object()["followUps"] as? [[String: Any]])
    }
}

extension StaffSiteUnderTest {
    /// Bram has claimed Ada's conversation; Chris is his colleague.
    fileprivate func claimed() async throws -> (bram: StaffBrowser, chris: StaffBrowser, path: String) {
        let (_, bram, chris) = try await threeColleagues()
        let path = try await waits(.ada).path
        try #require(try await bram.post("\(path)/claim").status == 200)
        return (bram, chris, path)
    }

    /// As if it had been so many days ago: a sign-in does not last as long as that.
    fileprivate func referredEarlier(days: Int) async throws {
        try await database.write { db in
            _ = try db.execute("UPDATE follow_up SET begun_day = begun_day - \(days), due_day = due_day - \(days)", [])
        }
    }
}
