import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import PartnerSite
import SiteSupport
import SiteTestSupport
import Testing

@Suite struct PageTests {
    @Test func `the page speaks the browser's language and says nothing of a conversation`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let dutch = try await browser.get("/", headers: ["accept-language": "nl-NL,nl;q=0.9,en;q=0.5"])
            let english = try await browser.get("/", headers: ["accept-language": "en-GB"])

            #expect(dutch.status == .ok)
            #expect(dutch.header("content-language") == "nl")
            #expect(english.header("content-language") == "en")
            #expect(dutch.text != english.text)
            #expect(dutch.text.contains("<title>Gesprek</title>"))
            #expect(dutch.text.contains("id=\"config\""))
            #expect(!dutch.text.contains("{{"))
            // Neither who runs it nor what it is about: it may be read over his shoulder.
            #expect(!dutch.text.contains("Testpunt"))
        }
    }

    @Test func `the language button answers in the chosen language and leaves no trace`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let answer = try await browser.send(
                .post, "/", token: nil,
                headers: [
                    "accept-language": "nl", "content-type": "application/x-www-form-urlencoded", "origin": "null",
                ],
                body: .init(string: "lang=en"))

            #expect(answer.status == .ok)
            #expect(answer.header("content-language") == "en")
            #expect(answer.header("set-cookie") == nil)
        }
    }

    @Test func `a page that is not there is a page for readers and a problem for programs`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let reader = try await browser.get("/nergens", headers: ["accept": "text/html"])
            let program = try await browser.get("/nergens")

            #expect(reader.status == .notFound)
            #expect(reader.header("content-type") == "text/html; charset=utf-8")
            #expect(program.header("content-type") == "application/problem+json")
            #expect(try program.code == "not-found")
        }
    }

    @Test func `an address that does not take a method says which it takes`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let answer = try await browser.get("/guests/00000000-0000-4000-8000-000000000001/knock")

            #expect(answer.status == .methodNotAllowed)
            #expect(answer.header("allow") == "POST")
        }
    }

    @Test(arguments: ["{{nonsense}}", "{{text.noSuchText}}", "{{>no-such-partial}}", "{{#languages}}"])
    func `a template that is wrong stops the start`(fault: String) async throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "lichtpunt-assets-\(UUID().uuidString)")
        defer { do { try FileManager.default.removeItem(at: copy) } catch { print("left behind: \(copy.path)") } }
        try FileManager.default.copyItem(at: SiteUnderTest.assets, to: copy)
        _ = try await SiteUnderTest(assets: copy)
        let file = copy.appending(path: "templates/partner/page.mustache")
        try (String(contentsOf: file, encoding: .utf8) + fault).write(to: file, atomically: true, encoding: .utf8)

        await #expect(throws: AssetFailure.self) { try await SiteUnderTest(assets: copy) }
    }
}
