import Chat
import Foundation
import HelplineCore
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOHTTP1
import SiteSupport
import SiteTestSupport
import TestSupport
import Testing
import VisitorSite

/// What the short way answers, and what it leaves to the router: everything that is not a message of an open session.
@Suite(.timeLimit(.minutes(1))) struct ShortWayTests {
    /// What may be unusual about a message.
    enum Oddity: CaseIterable {
        case anotherMethod, aQuery, anotherConversation, noToken, anUnknownToken, noOrigin, anotherSite, aSecondSite
        case anotherType, aLongBody, noJSON, aBlankInTheJSON, anOldEpoch, notSealed
    }

    @Test func `a message is kept, announced and answered as by the router`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let stream = await under.hub.wakeups(for: [.conversation(tab.conversation)]).subscription
            let long = try await browser.send(
                .post, "\(tab.path)/messages", token: tab.token, json: tab.message("een"))
            _ = stream.takeAnnounced()

            let short = try #require(await under.take(try post(tab, tab.message("twee", counter: 1))))

            #expect(short.status == "201 Created")
            #expect(short.body.hasPrefix("{\"at\":") && short.body.hasSuffix(",\"seq\":3}"))
            #expect(stream.takeAnnounced().fresh.map(\.entry.sequence) == [3])
            var expected = [String: String]()
            for field in long.headers { expected[field.name.canonicalName] = field.value }
            expected["date"] = short.fields["date"]
            expected["content-length"] = String(short.body.utf8.count)
            #expect(short.fields == expected)
        }
    }

    @Test func `the same message again is acknowledged again and kept once`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let request = try post(tab, tab.message("een"))
            let first = try #require(await under.take(request))

            let again = try #require(await under.take(request))

            #expect(first.status == "201 Created")
            #expect(again.status == "200 OK")
            #expect(first.body == again.body)
            #expect(try await under.stores.log.entries(of: tab.conversation, after: 0, limit: 10).count == 2)
        }
    }

    @Test(arguments: Oddity.allCases)
    func `what is unusual is left to the router, and nothing is kept`(oddity: Oddity) async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let (tab, other) = (try Tab(under.team), try Tab(under.team))
            try await tab.opens(in: browser)
            try await other.opens(in: browser)
            let plain = try post(tab, tab.message("een"))
            let odd = try make(oddity, of: tab, other)

            let answer = await under.take(odd)

            #expect(answer == nil)
            #expect(try await under.stores.log.entries(of: tab.conversation, after: 0, limit: 10).count == 1)
            #expect(try await under.stores.log.entries(of: other.conversation, after: 0, limit: 10).count == 1)
            #expect(await under.take(plain)?.status == "201 Created")
        }
    }

    @Test func `a tab that was shut out is not answered here`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let stranger = try await under.comesBack(to: tab, in: browser)
            #expect(await under.take(try post(tab, tab.message("een"), token: stranger))?.status == "201 Created")

            try await browser.send(.post, "\(tab.path)/revocation", token: tab.token, json: "{}")

            #expect(await under.take(try post(tab, tab.message("twee", counter: 1), token: stranger)) == nil)
        }
    }

    @Test func `a tab of which a sign of life is due is not answered here`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            under.clock.advance(by: .seconds(29))
            #expect(await under.take(try post(tab, tab.message("een")))?.status == "201 Created")

            under.clock.advance(by: .seconds(1))

            #expect(await under.take(try post(tab, tab.message("twee", counter: 1))) == nil)
        }
    }

    @Test func `who sends too much is left to the router`() async throws {
        let under = try await SiteUnderTest(limits: { $0.messageBurst = 1 })
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            #expect(await under.take(try post(tab, tab.message("een")))?.status == "201 Created")

            #expect(await under.take(try post(tab, tab.message("twee", counter: 1))) == nil)
        }
    }

    @Test func `a connection takes the short way, and the router's where that ends`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            // A router that knows no address: what it is asked, it does not find.
            try await withPlainServer(Router().buildResponder(), shortWay: under.site.shortWay) { port in
                let client = try RawClient(port: port)
                let body = try tab.message("een")
                let message =
                    "POST \(tab.path)/messages HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\n"
                    + "authorization: Bearer \(tab.token.base64URL)\r\ncontent-type: application/json\r\n"
                    + "content-length: \(body.utf8.count)\r\n\r\n\(body)"

                client.send(message)
                #expect(client.read(until: "\"seq\":2}").hasPrefix("HTTP/1.1 201 Created\r\n"))
                client.send("GET /elsewhere HTTP/1.1\r\nhost: x\r\n\r\n" + message)
                #expect(client.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 404 "))
                #expect(client.read(until: "\"seq\":2}").contains("HTTP/1.1 200 OK\r\n"))
            }
        }
    }

    private func post(_ tab: Tab, _ body: String, token: Data? = nil) throws -> PlainRequest {
        request("\(tab.path)/messages", token: token ?? tab.token, body: body)
    }

    private func make(_ oddity: Oddity, of tab: Tab, _ other: Tab) throws -> PlainRequest {
        let (path, body) = ("\(tab.path)/messages", try tab.message("raar"))
        func with(_ fields: [(String, String)], _ text: String = body) -> PlainRequest {
            request(path, token: tab.token, fields: fields, body: text)
        }
        let own = ("sec-fetch-site", "same-origin")
        let json = ("content-type", "application/json")
        return switch oddity {
        case .anotherMethod: request(path, method: .PUT, token: tab.token, body: body)
        case .aQuery: request(path + "?a=b", token: tab.token, body: body)
        case .anotherConversation: request("\(other.path)/messages", token: tab.token, body: body)
        case .noToken: request(path, token: nil, body: body)
        case .anUnknownToken: request(path, token: Data.random(32), body: body)
        case .noOrigin: with([json])
        case .anotherSite: with([("sec-fetch-site", "cross-site"), ("origin", "http://x"), json])
        case .aSecondSite: with([own, ("Sec-Fetch-Site", "cross-site"), json])
        case .anotherType: with([own, ("content-type", "text/plain")])
        case .aLongBody: with([own, json], body.dropLast() + ",\"x\":\"\(String(repeating: "x", count: 16_384))\"}")
        case .noJSON: with([own, json], "{")
        case .aBlankInTheJSON: with([own, json], body.replacingOccurrences(of: ":", with: ": "))
        case .anOldEpoch: with([own, json], try tab.message("raar", epoch: 2))
        case .notSealed:
            with(
                [own, json],
                try tab.message("raar").replacingOccurrences(of: "-", with: "A").replacing(
                    /"envelope":"[^"]*"/, with: "\"envelope\":\"AAAA\""))
        }
    }

    private func request(
        _ path: String, method: HTTPMethod = .POST, token: Data?,
        fields: [(String, String)] = [("sec-fetch-site", "same-origin"), ("content-type", "application/json")],
        body: String
    ) -> PlainRequest {
        var headers = HTTPHeaders([("host", "x")] + fields)
        if let token { headers.add(name: "Authorization", value: "Bearer \(token.base64URL)") }
        return PlainRequest(
            HTTPRequestHead(version: .http1_1, method: method, uri: path, headers: headers),
            body: ByteBuffer(string: body))
    }
}

/// An answer as it is written to a connection.
struct WrittenAnswer: Equatable {
    let status: String
    let fields: [String: String]
    let body: String

    init(_ bytes: ByteBuffer) {
        let parts = String(buffer: bytes).components(separatedBy: "\r\n\r\n")
        let lines = parts[0].components(separatedBy: "\r\n")
        status = String(lines[0].dropFirst("HTTP/1.1 ".count))
        fields = lines.dropFirst().reduce(into: [:]) { fields, line in
            let pair = line.split(separator: ":", maxSplits: 1)
            fields[String(pair[0])] = pair[1].trimmingCharacters(in: .whitespaces)
        }
        body = parts[1]
    }
}

extension SiteUnderTest {
    /// What the short way answers; `nil` when it leaves the request to the router.
    func take(_ request: PlainRequest) async -> WrittenAnswer? {
        switch site.shortWay.take(request) {
        case .done(let bytes): WrittenAnswer(bytes)
        case .begun(let work): await work().map(WrittenAnswer.init)
        case nil: nil
        }
    }
}
