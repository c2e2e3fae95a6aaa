import Accounts
import Foundation
import GRDB
import HTTPTypes
import HelplineCore
import SQLiteStore
import SiteSupport
import StaffSite
import TestSupport
import Testing

@Suite struct SignInTests {
    @Test func `name, secret and code together give a cookie and one's own keys`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, _) = try await site.founded()
            let browser = StaffBrowser(site)

            let answer = try await dina.person.signIn(browser, site.clock)

            #expect(answer.status == 200)
            #expect(try answer.bytes("share") == dina.person.share)
            #expect(try answer.object()["admitted"] as? Bool == true)
            let member = try #require(try answer.object()["member"] as? [String: String])
            #expect(
                member == ["id": dina.person.memberId, "name": "dina", "displayName": "Dina", "role": "coordinator"])
            #expect(try await browser.get("/me").status == 200)
        }
    }

    @Test func `the cookie is for this host only, unreadable for scripts and never sent across sites`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, _) = try await site.founded()

            let cookies = try await dina.person.signIn(StaffBrowser(site), site.clock).headers[values: .setCookie]

            #expect(cookies.count == 2)
            let own = try #require(cookies.first { $0.hasPrefix("__Host-lichtpunt=") })
            #expect(own.hasSuffix("; Path=/; Secure; HttpOnly; SameSite=Strict"))
            #expect(!own.contains("Max-Age"))
            #expect(cookies.contains { $0.hasPrefix("__Host-known=") && $0.contains("HttpOnly") })
        }
    }

    @Test func `a wrong name, secret or code and a used code get one and the same answer`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, _) = try await site.founded()
            site.clock.advance(by: .seconds(90))
            let code = try dina.person.code(at: site.clock)
            let good = ["name": "dina", "secret": dina.person.signInSecret.base64URL, "code": code]
            let browser = StaffBrowser(site)

            let answers = [
                try await browser.post("/sign-ins", good.merging(["name": "nobody"]) { $1 }),
                try await browser.post("/sign-ins", good.merging(["name": "no such name!"]) { $1 }),
                try await browser.post("/sign-ins", good.merging(["secret": Data(count: 32).base64URL]) { $1 }),
                try await browser.post("/sign-ins", good.merging(["code": "000000"]) { $1 }),
            ]
            #expect(try await browser.post("/sign-ins", good).status == 200)
            let replay = try await StaffBrowser(site).post("/sign-ins", good)

            for answer in answers + [replay] {
                #expect(answer.status == 403)
                #expect(answer.problem == "wrong-sign-in")
                #expect(answer.body == replay.body)
                #expect(answer.headers[values: .setCookie].isEmpty)
            }
        }
    }

    @Test(arguments: ["suspended", "removed"])
    func `who may not sign in any more is put out at once, and refused like a wrong one`(state: String) async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, dinas) = try await site.founded()
            let (bram, brams) = try await site.admitted("bram", by: dina, dinas)
            #expect(try await brams.get("/team/statements").status == 200)

            try await site.database.write {
                try $0.execute(sql: "UPDATE member SET state = ? WHERE role = 'counsellor'", arguments: [state])
            }

            for path in ["/me", "/team/statements", "/events"] {
                #expect(try await brams.get(path).problem == "signed-out")
            }
            let again = try await bram.signIn(StaffBrowser(site), site.clock)
            #expect(again.status == 403)
            #expect(again.problem == "wrong-sign-in")
            #expect(again.headers[values: .setCookie].isEmpty)
            #expect(try await dinas.get("/me").status == 200)
        }
    }

    @Test func `a name nobody has gets a salt like anybody's, and the same one again`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()

            let dinas = try await browser.post("/sign-ins/salts", ["name": "DINA"])
            let nobodys = try await browser.post("/sign-ins/salts", ["name": "nobody"])
            let again = try await browser.post("/sign-ins/salts", ["name": "nobody"])

            #expect(try dinas.bytes("salt") == dina.person.salt)
            #expect(try nobodys.bytes("salt").count == 16)
            #expect(nobodys.body == again.body)
            #expect(try nobodys.object()["iterations"] as? Int == dinas.object()["iterations"] as? Int)
        }
    }

    @Test func `signing out ends the sign-in on the server as well`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, _) = try await site.founded()
            let browser = StaffBrowser(site)
            let signIn = try await dina.person.signIn(browser, site.clock)
            let cookie = try #require(signIn.headers[values: .setCookie].first { $0.hasPrefix("__Host-lichtpunt=") })
            let stolen = ["cookie": String(cookie.prefix { $0 != ";" })]
            #expect(try await StaffBrowser(site).send(.get, "/me", nil, headers: stolen).status == 200)

            let answer = try await browser.delete("/sign-ins/current")

            #expect(answer.status == 204)
            #expect(!browser.cookieNames.contains("__Host-lichtpunt"))
            #expect(try await StaffBrowser(site).send(.get, "/me", nil, headers: stolen).problem == "signed-out")
        }
    }

    @Test func `half an hour without a request ends the sign-in`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, browser) = try await site.founded()
            site.clock.advance(by: .minutes(28))
            #expect(try await browser.get("/me").status == 200)
            site.clock.advance(by: .minutes(28))
            #expect(try await browser.get("/me").status == 200)

            site.clock.advance(by: .minutes(31))

            #expect(try await browser.get("/me").problem == "signed-out")
        }
    }

    @Test func `twelve hours end the sign-in, however busy`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, browser) = try await site.founded()
            for _ in 0..<35 {
                site.clock.advance(by: .minutes(20))
                #expect(try await browser.get("/me").status == 200)
            }

            site.clock.advance(by: .minutes(21))

            #expect(try await browser.get("/me").problem == "signed-out")
        }
    }

    @Test func `the passphrase gives one's own keys again, another's does not`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()

            let wrong = try await browser.post("/unlocks", ["secret": Data(count: 32).base64URL])
            let right = try await browser.post("/unlocks", ["secret": dina.person.signInSecret.base64URL])

            #expect(wrong.problem == "wrong-sign-in")
            #expect(right.status == 200)
            #expect(try right.bytes("share") == dina.person.share)
            let stranger = try await StaffBrowser(site).post("/unlocks", ["secret": dina.person.signInSecret.base64URL])
            #expect(stranger.problem == "signed-out")
        }
    }

    @Test func `only who has the last wrapped keys puts newer ones in their place, and gets those from then on`()
        async throws
    {
        try await StaffSiteUnderTest.run { site in
            let (dina, browser) = try await site.founded()
            let first = try await wrapped(dina, browser)
            let (newer, late) = (Data.random(400), Data.random(400))

            let answers = [
                try await browser.put("/me/wrapped-keys", rewrapping(Data.random(400), newer)),
                try await browser.put("/me/wrapped-keys", rewrapping(first, Data())),
                try await browser.put("/me/wrapped-keys", rewrapping(first, Data.random(2049))),
                try await StaffBrowser(site).put("/me/wrapped-keys", rewrapping(first, newer)),
            ]
            #expect(answers.map(\.problem) == ["epoch-old", "invalid", "invalid", "signed-out"])
            #expect(try await wrapped(dina, browser) == first)

            #expect(try await browser.put("/me/wrapped-keys", rewrapping(first, newer)).status == 204)
            #expect(try await browser.put("/me/wrapped-keys", rewrapping(first, late)).problem == "epoch-old")
            #expect(try await wrapped(dina, browser) == newer)
        }
    }

    private func rewrapping(_ replaced: Data, _ wrapped: Data) -> [String: Any] {
        ["replaced": replaced.base64URL, "wrapped": wrapped.base64URL]
    }

    private func wrapped(_ dina: Coordinator, _ browser: StaffBrowser) async throws -> Data {
        try await browser.post("/unlocks", ["secret": dina.person.signInSecret.base64URL]).bytes("wrapped")
    }
}
