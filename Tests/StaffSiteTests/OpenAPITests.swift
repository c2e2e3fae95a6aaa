import Foundation
import HelplineCore
import HTTPTypes
import StaffSite
import TestSupport
import Testing

@Suite struct OpenAPITests {
    @Test func `the document describes exactly the addresses and methods that the router answers`() async throws {
        try await StaffSiteUnderTest.run { site in
            let browser = StaffBrowser(site)
            let document = try await browser.get("/openapi.json").object()
            let described = try #require(document["paths"] as? [String: [String: Any]])

            for path in StaffPath.allCases where path != .files {
                for method in [HTTPRequest.Method.get, .post, .put, .delete] {
                    let answer = try await browser.send(method, Self.example(of: path), method == .get ? nil : [:])
                    let isDescribed = described[Self.template(of: path)]?[method.rawValue.lowercased()] != nil
                    #expect((answer.status != 404 && answer.status != 405) == isDescribed, "\(method) \(path.rawValue)")
                }
            }
            #expect(Set(described.keys) == Set(StaffPath.allCases.map(Self.template)))
        }
    }

    /// `/conversations/:id` as OpenAPI writes it.
    private static func template(of path: StaffPath) -> String {
        parts(of: path) { "{\($0)}" }.replacing("**", with: "{path}")
    }

    private static func example(of path: StaffPath) -> String {
        parts(of: path) { $0 == "kind" ? "draft" : "00000000-0000-4000-8000-000000000001" }
            .replacing("**", with: "a.html")
    }

    private static func parts(of path: StaffPath, _ parameter: (Substring) -> String) -> String {
        path.rawValue.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(":") ? parameter($0.dropFirst()) : String($0) }.joined(separator: "/")
    }
}
