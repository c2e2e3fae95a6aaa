import Accounts
import Foundation
import GRDB
import HTTPTypes
import HelplineCore
import SQLiteStore
import SiteSupport
import StaffSite
import StoreSupport
import TestSupport
import Testing

@Suite struct SignInLimitTests {
    @Test func `the sixth attempt within a minute waits, for somebody and for nobody alike`() async throws {
        try await StaffSiteUnderTest.run { site in
            _ = try await site.founded()
            site.clock.advance(by: .seconds(120))
            for name in ["dina", "nobody"] {
                let browser = StaffBrowser(site)
                let body = ["name": name, "secret": Data(count: 32).base64URL, "code": "000000"]
                for _ in 0..<5 { #expect(try await browser.post("/sign-ins", body).status == 403) }

                let sixth = try await browser.post("/sign-ins", body)

                #expect(sixth.status == 429)
                #expect(sixth.headers[.retryAfter] == "60")
            }
        }
    }

    @Test func `somebody else's guesses do not keep out a browser that signed in before`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (dina, known) = try await site.founded()
            site.clock.advance(by: .seconds(120))
            let guess = ["name": "dina", "secret": Data(count: 32).base64URL, "code": "000000"]
            for _ in 0..<5 { _ = try await StaffBrowser(site).post("/sign-ins", guess) }
            let good = [
                "name": "dina", "secret": dina.person.signInSecret.base64URL,
                "code": try dina.person.code(at: site.clock),
            ]
            #expect(try await StaffBrowser(site).post("/sign-ins", good).status == 429)

            #expect(try await known.post("/sign-ins", good).status == 200)
        }
    }

    @Test func `an address that tries name after name waits, but not a browser that signed in before`() async throws {
        try await StaffSiteUnderTest.run(limits: { $0.signInsPerAddress = 4 }) { site in
            let (dina, known) = try await site.founded()
            site.clock.advance(by: .seconds(120))
            for number in 0..<3 {
                let guess = ["name": "nobody\(number)", "secret": Data(count: 32).base64URL, "code": "000000"]
                #expect(try await StaffBrowser(site).post("/sign-ins", guess).status == 403)
            }
            let good = [
                "name": "dina", "secret": dina.person.signInSecret.base64URL,
                "code": try dina.person.code(at: site.clock),
            ]

            let fresh = try await StaffBrowser(site).post("/sign-ins", good)
            let other = try await known.post("/sign-ins", good.merging(["name": "nobody4"]) { $1 })

            #expect(fresh.status == 429)
            #expect(fresh.headers[.retryAfter] != nil)
            #expect(other.status == 429)
            #expect(try await known.post("/sign-ins", good).status == 200)
        }
    }

    @Test func `an address that asks salt after salt waits`() async throws {
        try await StaffSiteUnderTest.run(limits: { $0.signInsPerAddress = 2 }) { site in
            let browser = StaffBrowser(site)
            let first = try await browser.post("/sign-ins/salts", ["name": "one"])
            let second = try await browser.post("/sign-ins/salts", ["name": "two"])

            let third = try await browser.post("/sign-ins/salts", ["name": "three"])

            #expect([first, second, third].map(\.status) == [200, 200, 429])
        }
    }

    @Test func `guesses do not fill the audit trail`() async throws {
        try await StaffSiteUnderTest.run { site in
            _ = try await site.founded()
            let audit = SQLAuditTrail(site.database)
            let before = try #require(try await audit.head()).number
            for number in 0..<20 {
                for name in ["nobody\(number)", "dina"] {
                    let guess = ["name": name, "secret": Data(count: 32).base64URL, "code": "000000"]
                    _ = try await StaffBrowser(site).post("/sign-ins", guess)
                }
            }
            #expect(try await audit.head()?.number == before)

            let accounts = site.dependencies.accounts
            try await accounts.refused.write { entry throws(StoreFailure) in
                try await accounts.signIns.recordRefusal(entry)
            }

            let lines = try await audit.entries(after: before, limit: 100)
            #expect(lines.compactMap(\.action.value) == Array(repeating: Data("sign-in-refused".utf8), count: 2))
            #expect(Set(lines.compactMap(\.actor.value)).contains(Data("system".utf8)))
        }
    }
}
