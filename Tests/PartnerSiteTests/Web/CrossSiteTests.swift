import Foundation
import HTTPTypes
import HelplineCore
import HummingbirdTesting
import PartnerSite
import SiteTestSupport
import Testing

@Suite struct CrossSiteTests {
    private static let path = "/guests/00000000-0000-4000-8000-000000000001/knock"

    @Test(arguments: [
        ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"], ["sec-fetch-site": "none"],
        ["origin": "https://elsewhere.example"], ["origin": "http://localhost:9"], ["origin": "null"], [:],
    ])
    func `a state change that another site asked for is refused`(headers: [String: String]) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let own = try await browser.send(.post, Self.path, json: "{}")
            let other = try await browser.send(.post, Self.path, headers: headers, json: "{}")

            #expect(own.status == .badRequest)
            #expect(other.status == .forbidden)
            #expect(try other.code == "cross-site")
        }
    }

    @Test func `an older browser proves itself by its origin, port included`() async throws {
        let under = try await SiteUnderTest(settings: { $0.origin = "https://gast.example:8443" })
        try await under.run { browser in
            let same = try await browser.send(
                .post, Self.path, headers: ["origin": "https://gast.example:8443"], json: "{}")
            let other = try await browser.send(
                .post, Self.path, headers: ["origin": "https://gast.example"], json: "{}")

            #expect(same.status == .badRequest)
            #expect(other.status == .forbidden)
        }
    }
}
