import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import SiteTestSupport
import Testing
@testable import PartnerSite

@Suite struct OpenAPITests {
    /// `GET /guests/{guest}` for every operation of the served document.
    private func documented(_ document: [String: Any]) -> Set<String> {
        let paths = document["paths"] as? [String: [String: Any]] ?? [:]
        return Set(
            paths.flatMap { path, operations in
                operations.keys.filter { $0 != "parameters" }.map { "\($0.uppercased()) \(path)" }
            })
    }

    @Test func `every address of the document exists, and every address that exists is in it`() async throws {
        let under = try await SiteUnderTest()
        let routes = Set(
            under.site.routes().routes.map {
                "\($0.method) \($0.path.description.replacing("**", with: "{path}"))"
            })
        try await under.run { browser in
            let document = try await browser.get("/openapi.json").json

            #expect(document["openapi"] as? String == "3.1.0")
            #expect(routes.count == 11)
            #expect(documented(document).symmetricDifference(routes) == [])
        }
    }
}
