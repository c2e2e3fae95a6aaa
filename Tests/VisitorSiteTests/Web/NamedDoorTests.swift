import Chat
import Foundation
import HTTPTypes
import HelplineCore
import HummingbirdTesting
import SiteTestSupport
import TestSupport
import Testing
import VisitorSite

/// Tests begin on Saturday 21 November 2026, at nine in the evening in Amsterdam.
@Suite struct NamedDoorTests {
    private static func street(hours: OpeningHours = .none) throws -> NamedDoor {
        NamedDoor(
            name: try #require(DoorName("straat")), hosts: ["praat.example"],
            texts: [.dutch: ["homeH1": "Zit je vast?"], .english: ["homeH1": "Stuck?"]], hours: hours)
    }

    private static let elsewhere = [
        "host": "praat.example:8080", "accept-language": "nl", "sec-fetch-site": "same-origin",
    ]

    @Test func `its own host name has its own words, and the same promises`() async throws {
        let street = try Self.street()
        let under = try await SiteUnderTest(settings: { $0.doors = [street] })
        try await under.run { browser in
            let own = try await browser.get("/", headers: ["accept-language": "nl"]).text
            let other = try await browser.get("/", headers: Self.elsewhere).text

            #expect(own.contains("Praat met iemand die luistert"))
            #expect(other.contains("Zit je vast?"))
            #expect(!other.contains("Praat met iemand die luistert"))
            #expect(other.contains("We bewaren je IP-adres niet."))
            #expect(!other.contains("straat"))
        }
    }

    @Test func `the conversation carries the door's code, which the browser never names`() async throws {
        let street = try Self.street()
        let under = try await SiteUnderTest(settings: { $0.doors = [street] })
        try await under.run { browser in
            let (own, other) = (try Tab(under.team), try Tab(under.team))
            try await own.opens(in: browser)
            let (challenge, nonce) = try await Tab.puzzle(in: browser)
            let answer = try await browser.send(
                .post, "/conversations", token: other.token, headers: Self.elsewhere,
                json: other.opening(solving: challenge, nonce: nonce))

            #expect(answer.status == .created)
            #expect(try await under.stores.queue.waiting().map(\.door?.description) == [nil, "straat"])
        }
    }

    @Test func `it is open within its own hours, and those of the team`() async throws {
        let morning = try #require(TimeSpan("9:00-12:00"))
        let hours = try #require(
            OpeningHours(week: Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [morning]) }), exceptions: [:]))
        let street = try Self.street(hours: hours)
        let under = try await SiteUnderTest(settings: { $0.doors = [street] })
        try await under.run { browser in
            let own = try await browser.get("/", headers: ["accept-language": "nl"]).text
            let other = try await browser.get("/", headers: Self.elsewhere).text

            #expect(own.contains("We zijn nu open."))
            #expect(other.contains("We zijn nu dicht. Vanaf morgen 9:00 uur zijn we er weer."))
        }
    }

    @Test func `its language is for a browser that asks for none of ours`() async throws {
        let door = NamedDoor(
            name: try #require(DoorName("straat")), hosts: ["praat.example"], texts: [:], language: .english)
        let under = try await SiteUnderTest(settings: { $0.doors = [door] })
        try await under.run { browser in
            func page(_ headers: [String: String]) async throws -> String {
                try await browser.get("/", headers: headers).text
            }

            let pages = [
                try await page([:]), try await page(["host": "praat.example"]),
                try await page(["host": "praat.example", "accept-language": "nl"]),
            ]

            #expect(pages.map { $0.contains("<html lang=\"en\"") } == [false, true, false])
        }
    }

    @Test func `an older browser that names its origin may come in by the door, and by no name that is not ours`()
        async throws
    {
        let street = try Self.street()
        let under = try await SiteUnderTest(settings: {
            $0.doors = [street]
            $0.origin = "https://chat.example:8443"
        })
        try await under.run { browser in
            let tab = try Tab(under.team)
            func opens(from origin: String) async throws -> HTTPResponse.Status {
                let (challenge, nonce) = try await Tab.puzzle(in: browser)
                return try await browser.send(
                    .post, "/conversations", token: tab.token,
                    headers: ["host": "praat.example:8443", "origin": origin],
                    json: tab.opening(solving: challenge, nonce: nonce)
                ).status
            }

            #expect(try await opens(from: "https://elsewhere.example:8443") == .forbidden)
            #expect(try await opens(from: "https://praat.example") == .forbidden)
            #expect(try await opens(from: "https://praat.example:8443") == .created)
        }
    }
}
