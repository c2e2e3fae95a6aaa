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

@Suite struct HeaderTests {
    @Test(arguments: ["/", "/service", "/nergens", "/conversations/x/entries", "/lezen/veilig"])
    func `every answer carries the same strict headers`(path: String) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let answer = try await browser.get(path)

            #expect(
                answer.header("content-security-policy")
                    == "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; "
                    + "trusted-types 'none'")
            #expect(answer.header("cache-control") == "no-store")
            #expect(answer.header("referrer-policy") == "no-referrer")
            #expect(answer.header("x-content-type-options") == "nosniff")
            #expect(answer.header("cross-origin-opener-policy") == "same-origin")
            #expect(answer.header("cross-origin-embedder-policy") == "require-corp")
            #expect(answer.header("cross-origin-resource-policy") == "same-origin")
            #expect(answer.header("permissions-policy")?.contains("geolocation=()") == true)
            #expect(answer.header("set-cookie") == nil)
            #expect(answer.header("strict-transport-security") == nil)
        }
    }

    @Test(arguments: ["/", "/service", "/openapi.json"])
    func `who asks only for the head gets that of the page, and no body`(path: String) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let whole = try await browser.get(path)

            let head = try await browser.send(.head, path, headers: [:])

            #expect(whole.status == .ok)
            #expect(head.status == .ok)
            #expect(head.body.readableBytes == 0)
            for name in ["content-type", "cache-control", "content-security-policy"] {
                #expect(head.header(name) == whole.header(name))
            }
        }
    }

    @Test func `over TLS browsers are told to stay there, without subdomains`() async throws {
        let under = try await SiteUnderTest(settings: { $0.overTLS = true })
        try await under.run { browser in
            let answer = try await browser.get("/")

            #expect(answer.header("strict-transport-security") == "max-age=31536000")
        }
    }

    @Test func `static files are compressed once and asked again by their tag`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let path = "/static/css/visitor.css"
            let plain = try await browser.get(path)
            let small = try await browser.get(path, headers: ["accept-encoding": "gzip"])

            #expect(plain.header("content-type") == "text/css; charset=utf-8")
            #expect(plain.header("cache-control") == "private, no-cache")
            #expect(small.header("content-encoding") == "gzip")
            #expect(small.body.readableBytes < plain.body.readableBytes / 2)
            let tag = try #require(plain.header("etag"))
            #expect(try await browser.get(path, headers: ["if-none-match": tag]).status == .notModified)
        }
    }

    @Test(arguments: [
        "/static/staff/workspace.js", "/static/../Package.swift", "/static/%2e%2e/package.json", "/static/",
    ])
    func `nothing but the visitor's own files is served`(path: String) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let own = try await browser.get("/static/css/visitor.css")
            let other = try await browser.get(path)

            #expect(own.status == .ok)
            #expect(other.status == .notFound)
        }
    }
}
