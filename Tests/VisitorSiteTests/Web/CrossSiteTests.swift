import Chat
import Foundation
import HTTPTypes
import HelplineCore
import HummingbirdTesting
import NIOCore
import SiteSupport
import SiteTestSupport
import TestSupport
import Testing
import VisitorSite

@Suite struct CrossSiteTests {
    @Test(arguments: [
        ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"], ["sec-fetch-site": "none"],
        ["origin": "https://elsewhere.example"], ["origin": "http://localhost:9"], ["origin": "null"], [:],
        ["sec-fetch-site": "cross-site", "origin": "http://localhost"],
    ])
    func `a state change that another site asked for is refused`(headers: [String: String]) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            #expect(try await browser.send(.post, "/puzzles", json: "{}").status == .ok)

            let answer = try await browser.send(.post, "/puzzles", headers: headers, json: "{}")

            #expect(answer.status == .forbidden)
            #expect(try answer.code == "cross-site")
        }
    }

    @Test func `an older browser proves itself by its origin, port included`() async throws {
        let under = try await SiteUnderTest(settings: { $0.origin = "https://chat.example:8443" })
        try await under.run { browser in
            let same = try await browser.send(
                .post, "/puzzles", headers: ["origin": "https://chat.example:8443"], json: "{}")
            let other = try await browser.send(
                .post, "/puzzles", headers: ["origin": "https://chat.example"], json: "{}")

            #expect(same.status == .ok)
            #expect(other.status == .forbidden)
        }
    }

    @Test func `an exit beacon whose origin the browser hides still ends the session`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)

            let answer = try await browser.send(
                .post, "/weg", token: nil, headers: ["origin": "null", "content-type": "text/plain"],
                body: .init(string: tab.token.base64URL))

            #expect(answer.status == .noContent)
            #expect(answer.header("clear-site-data") == "\"storage\"")
            #expect(try await browser.get("/session", token: tab.token).status == .unauthorized)
        }
    }
}
