import Chat
import Foundation
import HTTPTypes
import HelplineCore
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import SiteSupport
import SiteTestSupport
import Synchronization
import TestSupport
import Testing
import VisitorSite

@Suite(.timeLimit(.minutes(1))) struct VisitorStreamTests {
    @Test func `a stream begins with hello, then every entry with its number`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: tab.message("Hoi"))

            let stream = try await under.stream(tab, in: browser, after: 0)

            #expect(stream.names.prefix(4) == ["hello", "entry", "entry", "state"])
            #expect(stream.ids == ["1", "2"])
        }
    }

    @Test func `a stream goes on where the reader was, by the query or the browser's own header`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            for counter in 0..<2 {
                let body = try tab.message("Hoi", counter: counter)
                try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: body)
            }

            let byHeader = try await under.stream(tab, in: browser, headers: ["last-event-id": "2"])

            #expect(byHeader.ids == ["3"])
            let poll = try await browser.get("\(tab.path)/events?after=1&wait=1", token: tab.token)
            #expect(try poll.json["last"] as? Int == 3)
        }
    }

    @Test func `what is said while the stream is open arrives on it, once and in order`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)

            async let stream = under.stream(tab, in: browser, after: 1, untilSequence: 11)
            try await under.arrives(tab)
            for counter in 0..<10 {
                let body = try tab.message("Bericht \(counter)", counter: counter)
                try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: body)
            }

            #expect(try await stream.ids == (2...11).map(String.init))
        }
    }

    @Test func `erasing ends the open stream with the reason`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)

            async let answer = browser.get("\(tab.path)/events?after=0", token: tab.token)
            try await under.arrives(tab)
            try await browser.send(.post, "\(tab.path)/erasure", token: tab.token, json: "{}")

            let text = try await answer.text
            #expect(text.hasSuffix("event: ended\ndata: {\"reason\":\"erased\"}\n\n"))
        }
    }

    @Test func `revoking ends the other tab's stream at once and spares her own`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let other = try await under.comesBack(to: tab, in: browser)
            #expect(try await browser.get(tab.path, token: other).status == .ok)

            async let answer = browser.get("\(tab.path)/events?after=0", token: other)
            try await under.arrives(tab)
            try await browser.send(.post, "\(tab.path)/revocation", token: tab.token, json: "{}")

            #expect(try await answer.text.contains("{\"reason\":\"session\"}"))
            #expect(try await browser.get(tab.path, token: other).status == .unauthorized)
            #expect(try await browser.get(tab.path, token: tab.token).status == .ok)
        }
    }

    @Test func `a tab that went away leaves nothing behind`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let reading = Task { try await browser.get("\(tab.path)/events?after=0", token: tab.token) }
            try await under.arrives(tab)

            reading.cancel()
            _ = await reading.result

            #expect(await under.presence.snapshot(of: tab.conversation).visitorPresent == false)
        }
    }

    @Test func `nobody holds more streams than a few`() async throws {
        let under = try await SiteUnderTest(limits: { $0.streamsPerPerson = 1 })
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            async let first = browser.get("\(tab.path)/events?after=0", token: tab.token)
            try await under.arrives(tab)

            let second = try await browser.get("\(tab.path)/events?after=0", token: tab.token)

            #expect(second.status == .tooManyRequests)
            await under.hub.finish()
            #expect(try await first.status == .ok)
        }
    }

    @Test func `she sees who came and who types, never what`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            try await under.dinaClaims(tab)
            await under.presence.arrive(.counsellor(Professional.dina.id), in: tab.conversation)
            await under.presence.type(.counsellor(Professional.dina.id), in: tab.conversation)

            let poll = try await browser.get("\(tab.path)/events?after=0&wait=1", token: tab.token).json

            #expect(poll["state"] as? String == "active")
            #expect(poll["typing"] as? [String] == ["Dina"])
            #expect((poll["present"] as? [[String: String]])?.first?["name"] == "Dina")
        }
    }

    @Test func `who comes back without end is told to wait, and may go on later`() async throws {
        let under = try await SiteUnderTest(limits: { $0.streamOpensPerMinute = 6 })
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            for _ in 0..<3 {
                let poll = try await browser.get("\(tab.path)/events?after=0&wait=1", token: tab.token)
                #expect(poll.status == .ok)
            }

            let refused = try await browser.get("\(tab.path)/events?after=0&wait=1", token: tab.token)

            #expect(refused.status == .tooManyRequests)
            #expect(refused.header("retry-after") == "10")
            under.clock.advance(by: .seconds(10))
            let later = try await browser.get("\(tab.path)/events?after=0&wait=1", token: tab.token)
            #expect(later.status == .ok)
        }
    }
}
