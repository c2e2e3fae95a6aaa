import Chat
import Foundation
import HTTPTypes
import HelplineCore
import HummingbirdTesting
import SiteTestSupport
import TestSupport
import Testing
import VisitorSite

@Suite struct LeftMessageTests {
    private static func leaves(_ tab: Tab, in browser: Browser) async throws -> TestResponse {
        let (challenge, nonce) = try await Tab.puzzle(in: browser)
        return try await browser.send(
            .post, "/conversations", token: tab.token,
            json: tab.opening(solving: challenge, nonce: nonce, extra: "\"leavesMessage\":true,"))
    }

    @Test func `while it is closed she leaves a sealed message, and the page says when it is read`() async throws {
        let under = try await SiteUnderTest()
        try await under.run(open: false) { browser in
            let tab = try Tab(under.team)

            let opened = try await Self.leaves(tab, in: browser)
            let sent = try await browser.send(
                .post, "\(tab.path)/messages", token: tab.token, json: tab.message("Ik kom morgen terug."))

            #expect(opened.status == .created)
            #expect(try opened.json["left"] as? Bool == true)
            #expect(try opened.json["queue"] is NSNull || opened.json["queue"] == nil)
            #expect(sent.status == .created || sent.status == .ok)
            #expect(try await under.stores.queue.waiting().map(\.isUnreadMessage) == [true])
            let page = try await browser.get("/", headers: ["accept-language": "nl"]).text
            #expect(page.contains("Laat een bericht achter"))
            #expect(
                try await browser.get("/stappen", headers: ["accept-language": "nl"]).text
                    .contains("We lezen je bericht als we weer open zijn."))
        }
    }

    @Test func `who began it before the chat opened is not sent away`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let answer = try await Self.leaves(try Tab(under.team), in: browser)

            #expect(answer.status == .created)
        }
    }

    @Test func `without the organisation's root hash nothing can be left`() async throws {
        let under = try await SiteUnderTest(settings: { $0.rootHash = .random(32) })
        try await under.run(open: false) { browser in
            let page = try await browser.get("/", headers: ["accept-language": "nl"]).text

            #expect(!page.contains("Laat een bericht achter"))
            #expect(try await Self.leaves(try Tab(under.team), in: browser).code == "closed")
        }
    }

    @Test func `from the line she leaves what she wrote, and comes back with her code`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)

            let left = try await browser.send(.post, "\(tab.path)/left-message", token: tab.token, json: "{}")
            let elsewhere = try await under.comesBack(to: tab, in: browser)
            let seen = try await browser.get(tab.path, token: elsewhere).json

            #expect(left.status == .ok)
            #expect(seen["left"] as? Bool == true)
            #expect(seen["state"] as? String == "waiting")
        }
    }

    @Test func `a first question sets the mark and the order, and none of them is asked for`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let (work, herself) = (try Tab(under.team), try Tab(under.team))
            for (tab, extra) in [(work, "\"forWhom\":\"work\","), (herself, "\"forWhom\":\"self\",\"danger\":true,")] {
                let (challenge, nonce) = try await Tab.puzzle(in: browser)
                let answer = try await browser.send(
                    .post, "/conversations", token: tab.token,
                    json: tab.opening(solving: challenge, nonce: nonce, extra: extra))
                #expect(answer.status == .created)
            }
            try await Tab(under.team).opens(in: browser)

            let waiting = try await under.stores.queue.waiting()

            #expect(waiting.map(\.forWhom) == [.oneself, nil, .work])
            #expect(waiting.map(\.danger) == [true, false, false])
        }
    }
}
