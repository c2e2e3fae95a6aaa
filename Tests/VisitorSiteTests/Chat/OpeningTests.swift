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

@Suite struct OpeningTests {
    @Test func `a visitor comes into the queue and hears how many wait before her`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)

            let answer = try await tab.opens(in: browser)

            #expect(answer.status == .created)
            #expect(try answer.json["state"] as? String == "waiting")
            let queue = try #require(try answer.json["queue"] as? [String: Any])
            #expect(queue["ahead"] as? Int == 0)
            #expect(try answer.json["seq"] as? Int == 1)
        }
    }

    @Test func `the same opening again is the same conversation and costs no second puzzle`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            let (challenge, nonce) = try await Tab.puzzle(in: browser)
            let body = tab.opening(solving: challenge, nonce: nonce)
            #expect(try await browser.send(.post, "/conversations", token: tab.token, json: body).status == .created)

            let again = try await browser.send(.post, "/conversations", token: tab.token, json: body)

            #expect(again.status == .ok)
            #expect(try await under.stores.queue.waiting().count == 1)
        }
    }

    @Test func `a puzzle opens one conversation only`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let (challenge, nonce) = try await Tab.puzzle(in: browser)
            let (first, second) = (try Tab(under.team), try Tab(under.team))
            #expect(
                try await browser.send(
                    .post, "/conversations", token: first.token, json: first.opening(solving: challenge, nonce: nonce)
                ).status == .created)

            let refused = try await browser.send(
                .post, "/conversations", token: second.token, json: second.opening(solving: challenge, nonce: nonce))

            #expect(refused.status == .forbidden)
            #expect(try refused.code == "puzzle")
        }
    }

    @Test func `a puzzle that is too old opens nothing`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            let (challenge, nonce) = try await Tab.puzzle(in: browser)
            under.clock.advance(by: .minutes(2))

            let refused = try await browser.send(
                .post, "/conversations", token: tab.token, json: tab.opening(solving: challenge, nonce: nonce))

            #expect(try refused.code == "puzzle")
        }
    }

    @Test func `while nobody has opened the chat nobody comes in`() async throws {
        let under = try await SiteUnderTest()
        try await under.run(open: false) { browser in
            #expect(try await browser.get("/service").json["open"] as? Bool == false)

            let answer = try await Tab(under.team).opens(in: browser)

            #expect(answer.status == .conflict)
            #expect(try answer.code == "closed")
        }
    }

    @Test func `with another root hash than the store's the site is not open yet`() async throws {
        let under = try await SiteUnderTest(settings: { $0.rootHash = .random(32) })
        try await under.run { browser in
            #expect(try await browser.get("/service").json["open"] as? Bool == false)

            let answer = try await Tab(under.team).opens(in: browser)

            #expect(try answer.code == "closed")
        }
    }

    @Test func `a full queue is said, and the home page knows it`() async throws {
        let under = try await SiteUnderTest(limits: { $0.queueCap = 1 })
        try await under.run { browser in
            #expect(try await Tab(under.team).opens(in: browser).status == .created)

            let answer = try await Tab(under.team).opens(in: browser)

            #expect(answer.status == .serviceUnavailable)
            #expect(try answer.code == "busy")
            #expect(try await browser.get("/service").json["waitingFull"] as? Bool == true)
        }
    }

    @Test func `one address cannot open without end, and is told when it may again`() async throws {
        let under = try await SiteUnderTest(limits: { $0.opensPerAddress = 1 })
        try await under.run { browser in
            #expect(try await Tab(under.team).opens(in: browser).status == .created)

            let answer = try await Tab(under.team).opens(in: browser)

            #expect(answer.status == .tooManyRequests)
            #expect(Int(answer.header("retry-after") ?? "") ?? 0 > 0)
        }
    }

    @Test func `the team's statements are those whose root hash the page carries`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let statements = try await browser.get("/team").json["statements"] as? [[String: String]] ?? []

            #expect(statements.count == 2)
            let first = try #require(statements.first?["statement"].flatMap { Data(base64URL: $0) })
            #expect(SecretDigest(of: first).bytes == under.team.rootHash)
            #expect(try await browser.get("/stappen").text.contains(under.team.rootHash.base64URL))
        }
    }
}
