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

@Suite struct PageTests {
    @Test(arguments: [
        "/", "/lezen", "/lezen/veilig", "/lezen/beloften", "/lezen/keuzes", "/lezen/toegankelijkheid", "/cijfers",
    ])
    func `every page speaks the browser's language and has the exit`(path: String) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let dutch = try await browser.get(path, headers: ["accept-language": "nl-NL,nl;q=0.9,en;q=0.5"])
            let english = try await browser.get(path, headers: ["accept-language": "en-GB"])

            #expect(dutch.status == .ok)
            #expect(dutch.header("content-language") == "nl")
            #expect(english.header("content-language") == "en")
            #expect(dutch.text != english.text)
            #expect(dutch.text.contains("href=\"/weg\""))
            #expect(!dutch.text.contains("{{"))
        }
    }

    @Test func `the language button answers in the chosen language and leaves no trace`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let answer = try await browser.send(
                .post, "/lezen", token: nil,
                headers: [
                    "accept-language": "nl", "content-type": "application/x-www-form-urlencoded", "origin": "null",
                ],
                body: .init(string: "lang=en"))

            #expect(answer.status == .ok)
            #expect(answer.header("content-language") == "en")
            #expect(answer.header("set-cookie") == nil)
        }
    }

    @Test(arguments: ["/", "/lezen/veilig", "/lezen/beloften"])
    func `who reads little gets simpler words in the chosen language, and can go back`(path: String) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            func asks(_ form: String) async throws -> String {
                let headers = ["content-type": "application/x-www-form-urlencoded", "origin": "null"]
                return try await browser.send(.post, path, token: nil, headers: headers, body: .init(string: form)).text
            }
            let usual = try await asks("lang=nl&reading=")
            let simple = try await asks("lang=nl&reading=simple")
            let english = try await asks("reading=simple&lang=en")

            #expect(usual.contains("Makkelijker lezen"))
            #expect(simple.contains("Gewone tekst"))
            #expect(english.contains("Usual text"))
            #expect(simple.contains("Dan zie je het weer.") != (path == "/lezen/beloften"))
            #expect(!usual.contains("Dan zie je het weer."))
            #expect(simple.contains("name=\"reading\" value=\"simple\""))
        }
    }

    @Test func `the exit without scripts leads to the neutral page and clears the storage`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let answer = try await browser.get("/weg")

            #expect(answer.status == .seeOther)
            #expect(answer.header("location") == "https://weather.example/")
            #expect(answer.header("clear-site-data") == "\"storage\"")
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
            #expect(try program.json["type"] as? String == "urn:lichtpunt:problem:not-found")
        }
    }

    @Test func `an address that does not take a method says which it takes`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let answer = try await browser.send(.delete, "/service")

            #expect(answer.status == .methodNotAllowed)
            #expect(answer.header("allow") == "GET, HEAD")
        }
    }

    @Test func `a missing template stops the start and says which and what to do`() async throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "lichtpunt-assets-\(UUID().uuidString)")
        defer { do { try FileManager.default.removeItem(at: copy) } catch { print("left behind: \(copy.path)") } }
        try FileManager.default.copyItem(at: SiteUnderTest.assets, to: copy)
        _ = try await SiteUnderTest(assets: copy)
        try FileManager.default.removeItem(at: copy.appending(path: "templates/visitor/home.mustache"))

        let failure = await #expect(throws: AssetFailure.self) { try await SiteUnderTest(assets: copy) }

        #expect(failure?.description.contains("home.mustache is missing") == true)
        #expect(failure?.description.contains("--assets") == true)
    }

    @Test(arguments: ["{{nonsense}}", "{{text.noSuchText}}", "{{>no-such-partial}}", "{{#open}}"])
    func `a template that is wrong stops the start`(fault: String) async throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "lichtpunt-assets-\(UUID().uuidString)")
        defer { do { try FileManager.default.removeItem(at: copy) } catch { print("left behind: \(copy.path)") } }
        try FileManager.default.copyItem(at: SiteUnderTest.assets, to: copy)
        let file = copy.appending(path: "templates/visitor/home.mustache")
        try (String(contentsOf: file, encoding: .utf8) + fault).write(to: file, atomically: true, encoding: .utf8)

        await #expect(throws: AssetFailure.self) { try await SiteUnderTest(assets: copy) }
    }
}
