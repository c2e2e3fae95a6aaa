import Accounts
import Chat
import Foundation
import HTTPTypes
import HelplineCore
import StaffSite
import TestSupport
import Testing

/// Tests begin on Saturday 21 November 2026, at nine in the evening in Amsterdam.
@Suite struct HoursTests {
    /// Minutes of the day; the test begins at 1260.
    private static func saturdays(_ from: Int, _ until: Int, version: Int = 1) -> [String: Any] {
        [
            "version": version, "exceptions": [],
            "week": [["weekday": 6, "spans": [["from": from, "until": until]]]],
        ]
    }

    @Test func `the chat is opened within its hours only, and closes at their end`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, dina) = try await site.founded()
            try #require(try await dina.put("/hours", Self.saturdays(1270, 1280)).status == 200)
            let early = try await dina.put("/service", ["open": true])
            site.clock.advance(by: .minutes(11))

            let opened = try await dina.put("/service", ["open": true])
            site.clock.advance(by: .minutes(10))
            let closed = try await dina.get("/service").object()

            #expect(early.problem == "outside-hours")
            #expect(opened.status == 200)
            #expect(closed["open"] as? Bool == false)
        }
    }

    @Test func `whoever extends this evening keeps the chat open, and of two who change the hours one is told`()
        async throws
    {
        try await StaffSiteUnderTest.run { site in
            let (_, dina) = try await site.founded()
            try #require(try await dina.put("/hours", Self.saturdays(1200, 1270)).status == 200)
            try #require(try await dina.put("/service", ["open": true]).status == 200)

            let extended = try await dina.put("/hours", Self.saturdays(1200, 1440, version: 2))
            let second = try await dina.put("/hours", Self.saturdays(1200, 1261, version: 2))
            site.clock.advance(by: .minutes(15))

            #expect(extended.status == 200)
            #expect(second.problem == "epoch-old")
            #expect(try await dina.get("/service").object()["open"] as? Bool == true)
        }
    }

    @Test func `hours that cannot be are refused with the field`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, dina) = try await site.founded()
            var backwards = Self.saturdays(1320, 1260)
            let overlap = ["spans": [["from": 0, "until": 90], ["from": 60, "until": 120]]] as [String: Any]

            #expect(try await dina.put("/hours", backwards).problem == "invalid")
            backwards["week"] = [overlap.merging(["weekday": 1]) { $1 }]
            #expect(try await dina.put("/hours", backwards).problem == "invalid")
            backwards["week"] = []
            backwards["exceptions"] = [["day": "2026-02-30", "spans": []]]
            #expect(try await dina.put("/hours", backwards).problem == "invalid")
            #expect(try await dina.get("/hours").object()["version"] as? Int == 0)
        }
    }

    @Test func `alone nobody opens, and a shift lead on standby counts`() async throws {
        try await StaffSiteUnderTest.run(staffing: Staffing(professionals: 2, shiftLead: true)) { site in
            let (dina, browser) = try await site.founded()
            let (_, bram) = try await site.admitted("bram", by: dina, browser)
            let (_, chris) = try await site.admitted("chris", by: dina, browser)
            let led = try await bram.put("/service", ["open": true])
            #expect(try await browser.delete("/sign-ins/current").status == 204)
            let withoutLead = try await bram.put("/service", ["open": true])
            try await site.dependencies.accounts.standby.keep(
                [try #require(MemberID(dina.person.memberId))],
                recording: AuditEntry(.standbyChanged, by: .commandLine, at: site.clock.now()))

            let standby = try await bram.put("/service", ["open": true])
            #expect(try await chris.delete("/sign-ins/current").status == 204)
            let alone = try await bram.put("/service", ["open": true])

            #expect(led.status == 200)
            #expect(withoutLead.problem == "no-shift-lead")
            #expect(standby.status == 200)
            #expect(alone.problem == "short-staffed")
            // What is open stays open: nobody is sent away because somebody went home.
            #expect(try await bram.get("/service").object()["open"] as? Bool == true)
        }
    }

    @Test func `the messages that were left are read before the line, and marked in it`() async throws {
        try await StaffSiteUnderTest.run { site in
            let (_, bram, chris) = try await site.threeColleagues()
            let (left, next) = (Visitor.somebody(), Visitor.somebody())
            _ = try await site.dependencies.chat.conversations.open(
                left.opening(leavesMessage: true, forWhom: .other), queueCap: 10, at: site.clock.now())
            // In the same second: what she left in it is still read first.
            site.clock.advance(by: .milliseconds(1))
            try #require(try await bram.put("/service", ["open": true]).status == 200)
            try await site.waits(next)

            let refused = try await bram.post("\(next.path)/claim")
            let queue = try #require(try await bram.get("/events?wait=1").object()["queue"] as? [String: Any])
            let waiting = try #require(queue["waiting"] as? [[String: Any]])
            let read = try await chris.post("\(left.path)/claim")

            #expect(refused.problem == "messages-first")
            #expect(waiting.map { $0["left"] is Int } == [true, false])
            #expect(waiting.map { $0["beforeOpening"] as? Bool } == [true, nil])
            #expect(waiting.first?["forWhom"] as? String == "other")
            #expect(queue["openedAt"] is Int)
            #expect(read.status == 200)
            #expect(try await bram.post("\(next.path)/claim").status == 200)
        }
    }
}
