import Foundation
import HelplineCore
import Referral
import StaffSite
import TestSupport
import Testing

@Suite struct PartnerTests {
    @Test func `a coordinator keeps an entry, a counsellor finds it and cannot change it`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, _) = try await site.threeColleagues()
            let path = "/partners/\(PartnerID.random())"

            #expect(try await dina.put(path, entry()).status == 200)
            #expect(try await bram.put(path, entry(version: 2)).status == 404)
            #expect(try await bram.delete("\(path)?version=1").status == 404)

            #expect(try await bram.found([:]) == ["Huis aan de Dijk"])
            #expect(
                try await bram.found(["age": 15, "form": "sex", "region": "ze", "text": "dijk"]) == ["Huis aan de Dijk"]
            )
            #expect(try await bram.found(["age": 40]) == [])
            #expect(try await dina.put(path, entry(version: 1)).problem == "epoch-old")
            #expect(try await dina.delete("\(path)?version=1").status == 204)
            #expect(try await bram.found([:]) == [])
        }
    }

    @Test func `what cannot be is refused by the name of its part, and nothing is kept`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, _, _) = try await site.threeColleagues()
            let wrong: [(String, Any, String)] = [
                ("phone", "bel mij", "phone"), ("website", "http://dijk.example", "website"), ("fromAge", 50, "ages"),
                ("toAge", 121, "ages"), ("languages", [String](), "languages"), ("hours", ["1": "9-17"], "hours"),
                ("review", "morgen", "review"), ("nl", ["name": "", "reach": "", "next": ""], "name"),
            ]
            for (key, value, part) in wrong {
                var body = entry()
                body[key] = value

                let answer = try await dina.put("/partners/\(PartnerID.random())", body)

                #expect(answer.status == 400, "\(key)")
                #expect(try answer.object()["field"] as? String == part)
            }
            #expect(try await dina.found([:]) == [])
        }
    }

    @Test func `a search that cannot be is refused`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, _) = try await site.threeColleagues()
            let wrong: [(String, Any)] = [
                ("age", 121), ("age", -1), ("text", String(repeating: "a", count: 61)), ("language", "n%"),
                ("kind", "bank"), ("openNow", "ja"),
            ]
            for (key, value) in wrong {
                #expect(try await bram.post("/partner-matches", [key: value]).status == 400, "\(key)")
            }
        }
    }

    @Test func `the national numbers are added once, and what was changed among them stays`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, _) = try await site.threeColleagues()
            #expect(try await bram.post("/starter-partners").status == 404)
            #expect(try await dina.post("/starter-partners").object()["added"] as? Int == 5)
            let first = try #require(try StarterPartners.all().first)
            #expect(try await dina.put("/partners/\(first.id)", entry(version: 2)).status == 200)

            #expect(try await dina.post("/starter-partners").object()["added"] as? Int == 0)

            #expect(try await bram.found([:]).contains("Huis aan de Dijk"))
            #expect(try await bram.found(["openNow": true]).contains("Veilig Thuis"))
            let matches = try await bram.post("/partner-matches", [:]).object()["matches"] as? [[String: Any]]
            let states = Set((matches ?? []).compactMap { $0["state"] as? String })
            #expect(states == ["unconfirmed", "confirmed"])
        }
    }

    @Test func `an entry past its review date says so`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, _) = try await site.threeColleagues()
            var body = entry()
            body["review"] = "2001-01-01"
            #expect(try await dina.put("/partners/\(PartnerID.random())", body).status == 200)

            let match = try (await bram.post("/partner-matches", [:]).object()["matches"] as? [[String: Any]])?.first

            #expect(match?["state"] as? String == "overdue")
        }
    }
}

private func entry(version: Int = 1) -> [String: Any] {
    [
        "version": version, "kind": "youth-shelter",
        "nl": ["name": "Huis aan de Dijk", "reach": "Bel ons.", "next": "Wij luisteren."],
        "en": ["name": "House at the dike", "reach": "Call us.", "next": "We listen."],
        "phone": "020-1234567", "regions": ["ze"], "groups": ["girls"], "forms": ["sex"], "fromAge": 12, "toAge": 23,
        "languages": ["nl"], "urgency": "days", "hours": ["1": "09:00-17:00"], "review": "2199-01-31",
    ]
}

extension StaffBrowser {
    /// The names that a search finds.
    fileprivate func found(_ need: [String: Any]) async throws -> [String] {
        let matches = try await post("/partner-matches", need).object()["matches"] as? [[String: Any]] ?? []
        return matches.compactMap { (($0["entry"] as? [String: Any])?["nl"] as? [String: Any])?["name"] as? String }
    }
}
