import Foundation
import HTTPTypes
import HelplineCore
import SiteSupport
import TestSupport
import Testing

@Suite struct PagesTests {
    @Test(arguments: ["/", "/inloggen", "/begin", "/uitnodiging", "/team", "/openingstijden"])
    func `a page comes without a sign-in, holds nobody's data and is never kept`(_ path: String) async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, dina) = try await site.founded()

            let page = try await StaffBrowser(site).get(path)

            #expect(page.status == 200)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.headers[.init("content-security-policy")!]?.contains("require-trusted-types-for") == true)
            #expect(page.body == (try await dina.get(path)).body)
        }
    }

    @Test func `a page's configuration tells its scripts what they need`() async throws {
        try await StaffSiteUnderTest.run { site in
            let page = try await StaffBrowser(site).get("/").text
            let start = try #require(page.range(of: "id=\"config\">")).upperBound
            let end = try #require(page.range(of: "</script>", range: start..<page.endIndex)).lowerBound

            let config = try #require(
                try JSONSerialization.jsonObject(with: Data(page[start..<end].utf8)) as? [String: Any])

            #expect(Set(config.keys) == ["build", "language", "iterations", "limits", "organisation", "texts"])
            #expect(config["iterations"] as? Int == 600_000)
            #expect(config["language"] as? String == "nl")
            #expect(config["organisation"] as? String == StaffSiteUnderTest.organisation)
            #expect((config["texts"] as? [String: String])?.isEmpty == false)
        }
    }

    @Test func `no text can end the element that a configuration stands in`() throws {
        let texts = ["</script>&": "<!-- é"]

        let written = try ScriptJSON.text(texts)

        #expect(!written.contains { "<>&".contains($0) })
        #expect(try JSONDecoder().decode([String: String].self, from: Data(written.utf8)) == texts)
    }

    @Test func `what does not exist is a problem, not a page`() async throws {
        try await StaffSiteUnderTest.run { site in
            let answer = try await StaffBrowser(site).get("/beheer")

            #expect(answer.status == 404)
            #expect(answer.problem == "not-found")
        }
    }
}
