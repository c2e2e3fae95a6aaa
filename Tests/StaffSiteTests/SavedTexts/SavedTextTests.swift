import Chat
import Foundation
import HelplineCore
import StaffSite
import TestSupport
import Testing

@Suite struct SavedTextTests {
    @Test func `a coordinator keeps a text for the team, a counsellor only his own`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, bram, chris) = try await site.threeColleagues()
            let (shared, own) = (SavedTextID.random(), SavedTextID.random())

            #expect(try await dina.put("/saved-texts/\(shared)", textBody(shared: true)).status == 200)
            #expect(try await bram.put("/saved-texts/\(own)", textBody(shared: false)).status == 200)
            #expect(try await bram.put("/saved-texts/\(SavedTextID.random())", textBody(shared: true)).status == 404)
            #expect(try await bram.put("/saved-texts/\(shared)", textBody(shared: true, version: 2)).status == 404)

            #expect(try await bram.savedTexts() == ["\(shared)": true, "\(own)": false])
            #expect(try await chris.savedTexts() == ["\(shared)": true])
            #expect(try await chris.delete("/saved-texts/\(own)?version=1").status == 404)
            #expect(try await bram.delete("/saved-texts/\(own)").problem == "invalid")
            #expect(try await bram.delete("/saved-texts/\(own)?version=1").status == 204)
            #expect(try await bram.savedTexts() == ["\(shared)": true])
        }
    }

    @Test func `of all roles those that the table allows keep a text for the team, and for nobody else there is none`()
        async throws
    {
        try await StaffSiteUnderTest.run { site in
            for (role, colleague) in try await RoleTableTests.oneOfEachRole(site) {
                let path = "/saved-texts/\(SavedTextID.random())"

                let kept = try await colleague.browser.put(path, textBody(shared: true))

                #expect(kept.status == (role.may(.keepSharedTexts) ? 200 : 404), "\(role)")
            }
        }
    }

    @Test func `who was overtaken hears it, and what is no saved text is refused`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, _, _) = try await site.threeColleagues()
            let id = SavedTextID.random()
            #expect(try await dina.put("/saved-texts/\(id)", textBody(shared: true)).status == 200)

            #expect(try await dina.put("/saved-texts/\(id)", textBody(shared: true)).problem == "epoch-old")
            #expect(
                try await dina.put("/saved-texts/\(id)", textBody(shared: true, version: 2, size: 300)).problem
                    == "invalid")
            #expect(
                try await dina.put("/saved-texts/\(id)", textBody(shared: true, version: 2, size: 9000)).problem
                    == "too-long")
        }
    }
}

private func textBody(shared: Bool, version: Int = 1, size: Int = 65 + 256 + 16) -> [String: Any] {
    [
        "shared": shared, "version": version, "teamEpoch": 1, "sealed": Data.random(size).base64URL,
        "signature": Data.random(64).base64URL,
    ]
}

extension StaffBrowser {
    /// Whether each is the team's, by id.
    fileprivate func savedTexts() async throws -> [String: Bool] {
        let texts = try #require(try await get("/saved-texts").object()["texts"] as? [[String: Any]])
        return Dictionary(
            uniqueKeysWithValues: try texts.map {
                (try #require($0["id"] as? String), try #require($0["shared"] as? Bool))
            })
    }
}
