import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import SiteTestSupport
import Testing
@testable import VisitorSite

@Suite struct OpenAPITests {
    /// `GET /conversations/{id}` for every operation of the served document.
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
            #expect(routes.count > 20)
            #expect(documented(document).symmetricDifference(routes) == [])
        }
    }

    @Test func `a body without a field that the document requires is refused with the field's name`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let document = try await browser.get("/openapi.json").json
            let schemas = (document["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]] ?? [:]
            let message = try #require(
                try JSONSerialization.jsonObject(with: Data(try tab.message("Hoi").utf8)) as? [String: Any])
            let required = try #require(schemas["Message"]?["required"] as? [String])
            #expect(Set(required) == Set(message.keys))

            for field in required {
                let body = try JSONSerialization.data(withJSONObject: message.filter { $0.key != field })
                let answer = try await browser.send(
                    .post, "\(tab.path)/messages", token: tab.token, json: String(decoding: body, as: UTF8.self))
                #expect(try answer.json["field"] as? String == field)
            }
        }
    }
}
