import Chat
import Foundation
import HTTPTypes
import HelplineCore
import SiteTestSupport
import TestSupport
import Testing
@testable import VisitorSite

/// Tests begin on Saturday 21 November 2026, at nine in the evening in Amsterdam.
@Suite struct OpeningHoursTests {
    /// Every day from six to ten in the evening, but for the days named.
    private static func evenings(but: [String: [TimeSpan]] = [:]) throws -> OpeningHours {
        let evening = try #require(TimeSpan(from: 18 * 60, until: 22 * 60))
        let days = Dictionary(uniqueKeysWithValues: try but.map { (try #require(LocalDay($0)), $1) })
        return try #require(
            OpeningHours(week: Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [evening]) }), exceptions: days))
    }

    private static let dutch = ["accept-language": "nl"]

    @Test func `the first page says until when it is open, and closes by itself`() async throws {
        let under = try await SiteUnderTest()
        try await under.keeps(Self.evenings())
        try await under.run { browser in
            let open = try await browser.get("/", headers: Self.dutch).text
            under.clock.advance(by: .hours(1))
            let closed = try await browser.get("/", headers: Self.dutch).text

            #expect(open.contains("We zijn nu open, tot 22:00 uur."))
            #expect(open.contains("Start een gesprek"))
            #expect(closed.contains("We zijn nu dicht. Vanaf morgen 18:00 uur zijn we er weer."))
            #expect(!closed.contains("Start een gesprek"))
            #expect(closed.contains("0800-2000"))
            #expect(try await Tab(under.team).opens(in: browser).code == "closed")
        }
    }

    @Test func `it names the day of the week, the date of what is far, and both in English`() async throws {
        let under = try await SiteUnderTest()
        let closed = (21...25).map { "2026-11-\($0)" }
        try await under.keeps(Self.evenings(but: Dictionary(uniqueKeysWithValues: closed.map { ($0, []) })))
        try await under.run(open: false) { browser in
            let week = try await browser.get("/", headers: Self.dutch).text
            let english = try await browser.get("/", headers: ["accept-language": "en"]).text
            let weeks = (21...30).map { "2026-11-\($0)" }
            try await under.keeps(
                Self.evenings(but: Dictionary(uniqueKeysWithValues: weeks.map { ($0, []) })), version: 2)
            let far = try await browser.get("/", headers: Self.dutch).text

            #expect(week.contains("Vanaf donderdag 18:00 uur zijn we er weer."))
            #expect(english.contains("We are back on Thursday at 18:00."))
            #expect(far.contains("Vanaf dinsdag 1 december 18:00 uur zijn we er weer."))
        }
    }

    @Test func `within its hours while nobody has opened it promises no time`() async throws {
        let under = try await SiteUnderTest()
        try await under.keeps(Self.evenings())
        try await under.run(open: false) { browser in
            let page = try await browser.get("/", headers: Self.dutch).text

            #expect(page.contains("We zijn nu nog dicht. Vandaag zijn we er tot 22:00 uur."))
        }
    }

    @Test func `who waits when it closes is told that she will not be reached today`() async throws {
        let under = try await SiteUnderTest(settings: { $0.ticketTerm = .hours(3) })
        try await under.keeps(Self.evenings())
        try await under.run { browser in
            let tab = try Tab(under.team)
            #expect(try Self.queue(try await tab.opens(in: browser).json)["closed"] as? Bool == false)
            under.clock.advance(by: .minutes(61))

            let late = try await browser.get("\(tab.path)/events?after=1&wait=1", token: tab.token).json

            #expect(try Self.queue(late)["closed"] as? Bool == true)
        }
    }

    @Test func `who would be reached only after closing time hears so beforehand`() async throws {
        let under = try await SiteUnderTest()
        try await under.keeps(Self.evenings())
        try await under.run { browser in
            under.clock.advance(by: .minutes(5))
            // Five claims, ten minutes apart: with four before her she waits 25 minutes or more.
            for _ in 0..<5 { try await under.claimsOne(in: browser, after: .minutes(8)) }
            var places: [[String: Any]] = []
            for _ in 0..<5 { places.append(try Self.queue(try await Tab(under.team).opens(in: browser).json)) }

            #expect(places.first?["late"] as? Bool == false)
            #expect(places.last?["late"] as? Bool == true)
        }
    }

    private static func queue(_ json: [String: Any]) throws -> [String: Any] {
        try #require(json["queue"] as? [String: Any])
    }
}

extension SiteUnderTest {
    /// Dina sets the hours.
    func keeps(_ hours: OpeningHours, version: Int = 1) async throws {
        try await stores.service.keep(
            hours, version: version,
            recording: AuditEntry(.hoursChanged, by: .member(Professional.dina.id), at: clock.now()))
    }

    /// Somebody comes, and after a while Dina takes her, which is what estimates are made from.
    func claimsOne(in browser: Browser, after wait: Duration) async throws {
        let tab = try Tab(team)
        try await tab.opens(in: browser)
        clock.advance(by: wait)
        try await dinaClaims(tab)
        site.claims.note(tab.conversation, at: clock.now())
        _ = try await browser.send(.post, "\(tab.path)/erasure", token: tab.token, json: "{}")
    }
}
