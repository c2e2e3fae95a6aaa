import Accounts
import Foundation
import HelplineCore
import Sealing
import StaffSite
import TestSupport
import Testing

@Suite struct SetUpTests {
    @Test func `the link gives the founder's browser what it needs and is not used up by that`() async throws {
        try await StaffSiteUnderTest.run { site in
            let browser = StaffBrowser(site)
            let token = ["token": StaffSiteUnderTest.setUpToken.base64URL]

            let first = try await browser.post("/set-ups", token)
            let again = try await browser.post("/set-ups", token)

            #expect(first.status == 200)
            #expect(first.body == again.body)
            #expect(try first.bytes("share").count == 32)
            #expect(try first.string("totpSecret").count == 32)
            #expect(MemberID(try first.string("memberId")) != nil)
            #expect(
                try (first.object()["installation"] as? [String: String])?["name"] == StaffSiteUnderTest.organisation)
        }
    }

    @Test func `the founding makes the first coordinator and shows the root hash`() async throws {
        try await StaffSiteUnderTest.run { site in
            var dina = Coordinator()
            let browser = StaffBrowser(site)
            try await dina.begin(browser)

            let answer = try await browser.put(
                "/set-ups", try dina.setUpBody(code: try dina.person.code(at: site.clock)))

            #expect(answer.status == 201)
            #expect(try answer.bytes("rootHash") == dina.founding?.rootHash)
            let installation = try #require(try await site.dependencies.accounts.installation.installation())
            #expect(installation.rootHash == dina.founding?.rootHash)
            #expect(installation.returnCodeSalt.count == 16)
            #expect(!installation.isDemonstration)
        }
    }

    @Test func `a link that is wrong, too old or used says the same`() async throws {
        try await StaffSiteUnderTest.run { site in
            let browser = StaffBrowser(site)
            let token = ["token": StaffSiteUnderTest.setUpToken.base64URL]
            #expect(try await browser.post("/set-ups", token).status == 200)

            let wrong = try await browser.post("/set-ups", ["token": Data(count: 32).base64URL])
            site.clock.advance(by: .hours(1))
            let late = try await browser.post("/set-ups", token)

            #expect(wrong.status == 403)
            #expect(wrong.problem == "wrong-code")
            #expect(late.body == wrong.body)
        }
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()

            let again = try await browser.post("/set-ups", ["token": StaffSiteUnderTest.setUpToken.base64URL])
            let twice = try await browser.put(
                "/set-ups", try dina.setUpBody(code: try dina.person.code(at: site.clock)))

            #expect(again.problem == "wrong-code")
            #expect(twice.problem == "wrong-code")
        }
    }

    @Test func `a founder whose code does not fit founds nothing and may try again`() async throws {
        try await StaffSiteUnderTest.run { site in
            var dina = Coordinator()
            let browser = StaffBrowser(site)
            try await dina.begin(browser)

            let wrong = try await browser.put("/set-ups", try dina.setUpBody(code: "000000"))

            #expect(wrong.status == 400)
            #expect(try wrong.string("field") == "code")
            #expect(try await site.dependencies.accounts.installation.installation() == nil)
            let right = try await browser.put(
                "/set-ups", try dina.setUpBody(code: try dina.person.code(at: site.clock)))
            #expect(right.status == 201)
        }
    }

    @Test func `statements that do not hold together found nothing`() async throws {
        try await StaffSiteUnderTest.run { site in
            var dina = Coordinator()
            let browser = StaffBrowser(site)
            try await dina.begin(browser)
            var body = try dina.setUpBody(code: try dina.person.code(at: site.clock))
            let good = body
            var statements = try #require(body["statements"] as? [[String: String]])
            statements[1]["signature"] = statements[0]["signature"]
            body["statements"] = statements

            let forged = try await browser.put("/set-ups", body)

            #expect(forged.status == 400)
            #expect(try forged.string("field") == "statements")
            #expect(try await browser.put("/set-ups", good).status == 201)
        }
    }

    @Test(arguments: ["memberId", "name", "displayName", "iterations", "salt", "signInSecret", "wrapped", "teamKeys"])
    func `a founding is refused by the name of what is wrong with`(_ field: String) async throws {
        try await StaffSiteUnderTest.run { site in
            var dina = Coordinator()
            let browser = StaffBrowser(site)
            try await dina.begin(browser)
            let good = try dina.setUpBody(code: try dina.person.code(at: site.clock))
            let bad: [String: Any] = [
                "memberId": MemberID.random().description, "name": "d", "displayName": "\u{202e}anid",
                "iterations": 1000,
                "salt": Data(count: 15).base64URL, "signInSecret": Data(count: 31).base64URL, "wrapped": "",
                "teamKeys": [["memberId": dina.person.memberId, "sealed": Data(count: 3).base64URL]],
            ]

            let answer = try await browser.put("/set-ups", good.merging([field: try #require(bad[field])]) { $1 })

            #expect(answer.status == 400)
            #expect(try answer.string("field") == (field == "salt" ? "iterations" : field))
            #expect(try await browser.put("/set-ups", good).status == 201)
        }
    }
}
