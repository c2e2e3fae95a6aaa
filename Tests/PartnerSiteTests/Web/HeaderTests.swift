import HTTPTypes
import HummingbirdTesting
import PartnerSite
import SiteTestSupport
import Testing

@Suite struct HeaderTests {
    @Test(arguments: ["/", "/nergens", "/guests/x", "/guests/00000000-0000-4000-8000-000000000001/entries"])
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
            #expect(answer.header("permissions-policy")?.contains("camera=()") == true)
            #expect(answer.header("set-cookie") == nil)
            #expect(answer.header("strict-transport-security") == nil)
        }
    }

    @Test func `over TLS browsers are told to stay there, without subdomains`() async throws {
        let under = try await SiteUnderTest(settings: { $0.overTLS = true })
        try await under.run { browser in
            let answer = try await browser.get("/")

            #expect(answer.header("strict-transport-security") == "max-age=31536000")
        }
    }

    @Test(arguments: [
        "/static/staff/workspace.js", "/static/visitor/start.js", "/static/../Package.swift", "/static/css/staff.css",
        "/static/",
    ])
    func `nothing but the guest's own files is served`(path: String) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let own = try await browser.get("/static/partner/start.js")
            let shared = try await browser.get("/static/shared/crypto/guest-invitation.js")
            let other = try await browser.get(path)

            #expect(own.status == .ok)
            #expect(shared.status == .ok)
            #expect(other.status == .notFound)
        }
    }
}
