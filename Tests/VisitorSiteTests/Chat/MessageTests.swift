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

@Suite struct MessageTests {
    @Test func `a message is acknowledged with its place in the log`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)

            let answer = try await browser.send(
                .post, "\(tab.path)/messages", token: tab.token, json: tab.message("Hoi"))

            #expect(answer.status == .created)
            #expect(try answer.json["seq"] as? Int == 2)
        }
    }

    @Test func `the same message again is acknowledged again and stored once`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let body = try tab.message("Hoi")
            #expect(
                try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: body).status == .created)

            let again = try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: body)

            #expect(again.status == .ok)
            #expect(try again.json["seq"] as? Int == 2)
            let entries = try await browser.get("\(tab.path)/entries", token: tab.token).json["entries"] as? [Any]
            #expect(entries?.count == 2)
        }
    }

    @Test func `the same id with other bytes is refused`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let id = MessageID.random()
            try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: tab.message("een", id: id))

            let other = try await browser.send(
                .post, "\(tab.path)/messages", token: tab.token, json: tab.message("twee", id: id))

            #expect(other.status == .conflict)
            #expect(try other.code == "conflict")
        }
    }

    @Test func `a message under another epoch than the last comes back`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)

            let answer = try await browser.send(
                .post, "\(tab.path)/messages", token: tab.token, json: tab.message("Hoi", epoch: 2))

            #expect(try answer.code == "epoch-old")
        }
    }

    @Test func `an outsider's token does not find her conversation`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let (ada, other) = (try Tab(under.team), try Tab(under.team))
            try await ada.opens(in: browser)
            try await other.opens(in: browser)
            #expect(try await browser.get(ada.path, token: ada.token).status == .ok)

            for path in ["", "/entries", "/events"] {
                #expect(try await browser.get(ada.path + path, token: other.token).status == .notFound)
            }
            for path in ["messages", "typing", "epochs", "queue", "revocation", "closure", "erasure"] {
                let answer = try await browser.send(.post, "\(ada.path)/\(path)", token: other.token, json: "{}")
                #expect(answer.status == .notFound)
            }
        }
    }

    @Test func `without a token, or with one nobody knows, the session has ended`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            #expect(try await browser.get(tab.path, token: tab.token).status == .ok)

            for token in [nil, Data.random(32), Data.random(31)] {
                let answer = try await browser.get(tab.path, token: token)
                #expect(answer.status == .unauthorized)
                #expect(try answer.code == "session-ended")
            }
        }
    }

    @Test func `whoever sends without pause is asked to wait`() async throws {
        let under = try await SiteUnderTest(limits: { $0.messageBurst = 2 })
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            for counter in 0..<2 {
                let body = try tab.message("Hoi", counter: counter)
                #expect(
                    try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: body).status
                        == .created)
            }

            let body = try tab.message("Hoi", counter: 2)
            let refused = try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: body)

            #expect(refused.status == .tooManyRequests)
            let wait = try #require(refused.header("retry-after").flatMap { Int($0) })
            under.clock.advance(by: .seconds(wait))
            #expect(
                try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: body).status == .created)
        }
    }

    @Test func `an envelope of a wrong size and a body that is too long are refused`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let torn = try tab.message("Hoi").replacing(/"envelope":"..../, with: "\"envelope\":\"")
            let endless = "{\"id\":\"\(String(repeating: "x", count: 16 * 1024))\"}"

            let first = try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: torn)
            let second = try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: endless)

            #expect(first.status == .badRequest)
            #expect(try first.json["field"] as? String == "envelope")
            #expect(second.status == .contentTooLarge)
            #expect(try second.code == "too-long")
        }
    }

    @Test func `an erased conversation is gone, also for a late message`() async throws {
        let under = try await SiteUnderTest(settings: { $0.backupDays = 7 })
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            let body = try tab.message("Hoi")

            let erased = try await browser.send(.post, "\(tab.path)/erasure", token: tab.token, json: "{}")

            #expect(erased.status == .ok)
            #expect(try erased.json["backupDays"] as? Int == 7)
            let late = try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: body)
            #expect(late.status == .gone)
        }
    }

    @Test func `after she has ended it nothing can be added`() async throws {
        let under = try await SiteUnderTest()
        try await under.run { browser in
            let tab = try Tab(under.team)
            try await tab.opens(in: browser)
            try await under.dinaClaims(tab)

            #expect(
                try await browser.send(.post, "\(tab.path)/closure", token: tab.token, json: "{}").status == .noContent)

            let answer = try await browser.send(
                .post, "\(tab.path)/messages", token: tab.token, json: tab.message("Hoi"))
            #expect(answer.status == .conflict)
            #expect(try answer.code == "closed")
            #expect(try await browser.get(tab.path, token: tab.token).json["state"] as? String == "ended")
        }
    }
}
