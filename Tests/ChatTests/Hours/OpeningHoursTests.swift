import Chat
import Foundation
import HelplineCore
import Testing

/// The clock of the Netherlands in 2026: summer time begins on 29 March and ends on 25 October.
@Suite struct OpeningHoursTests {
    private func moment(_ text: String) throws -> Timestamp {
        let date = try Date(text, strategy: .iso8601)
        return Timestamp(seconds: Int64(date.timeIntervalSince1970))
    }

    private func span(_ from: Int, _ until: Int) throws -> TimeSpan {
        try #require(TimeSpan(from: from * 60, until: until * 60))
    }

    private func hours(_ spans: [TimeSpan], days: [Int] = Array(1...7), but: [String: [TimeSpan]] = [:]) throws
        -> OpeningHours
    {
        let exceptions = Dictionary(
            uniqueKeysWithValues: but.compactMap { text, spans in LocalDay(text).map { ($0, spans) } })
        return try #require(
            OpeningHours(week: Dictionary(uniqueKeysWithValues: days.map { ($0, spans) }), exceptions: exceptions))
    }

    @Test func `six in the evening is six on her clock, in winter and in summer`() throws {
        let hours = try hours([span(18, 22)])

        let winter = try #require(hours.opening(at: moment("2026-01-15T18:00:00Z")))
        let summer = try #require(hours.opening(at: moment("2026-07-15T18:00:00Z")))

        #expect(winter.from == (try moment("2026-01-15T17:00:00Z")))
        #expect(summer.from == (try moment("2026-07-15T16:00:00Z")))
        #expect(summer.until == (try moment("2026-07-15T20:00:00Z")))
    }

    @Test func `the night that summer time begins is an hour shorter`() throws {
        let hours = try hours([span(22, 30)], days: [6])

        let night = try #require(hours.opening(at: moment("2026-03-29T00:30:00Z")))

        #expect(night.from == (try moment("2026-03-28T21:00:00Z")))
        #expect(night.until == (try moment("2026-03-29T04:00:00Z")))
        #expect(night.until - night.from == .hours(7))
    }

    @Test func `the night that summer time ends is an hour longer`() throws {
        let hours = try hours([span(22, 30)], days: [6])

        let night = try #require(hours.opening(at: moment("2026-10-25T01:30:00Z")))

        #expect(night.from == (try moment("2026-10-24T20:00:00Z")))
        #expect(night.until == (try moment("2026-10-25T05:00:00Z")))
        #expect(night.until - night.from == .hours(9))
    }

    @Test func `an opening at the hour that summer time skips begins when that hour is over`() throws {
        let hours = try hours([try #require(TimeSpan(from: 150, until: 300))], days: [7])

        let morning = try #require(hours.opening(at: moment("2026-03-29T01:30:00Z")))

        #expect(morning.from == (try moment("2026-03-29T01:30:00Z")))
    }

    @Test func `spans that touch over midnight are one opening`() throws {
        let hours = try hours([span(20, 24), span(0, 2)])

        let night = try #require(hours.opening(at: moment("2026-05-04T20:00:00Z")))

        #expect(night.until == (try moment("2026-05-05T00:00:00Z")))
    }

    @Test func `hours of day and night are one opening, and end at a holiday`() throws {
        let hours = try hours([span(0, 24)], but: ["2026-05-20": []])

        #expect(
            hours.opening(at: try moment("2026-05-04T20:00:00Z"))?.until == (try moment("2026-05-19T22:00:00Z")))
    }

    @Test func `a day that differs has its own hours, and a holiday none`() throws {
        let hours = try hours([span(18, 22)], but: ["2026-12-25": [], "2026-12-26": [span(12, 14)]])

        #expect(hours.opening(at: try moment("2026-12-25T18:00:00Z")) == nil)
        #expect(hours.opening(at: try moment("2026-12-26T18:00:00Z")) == nil)
        #expect(hours.opening(at: try moment("2026-12-26T11:30:00Z")) != nil)
        #expect(hours.next(after: try moment("2026-12-24T22:00:00Z"))?.from == (try moment("2026-12-26T11:00:00Z")))
    }

    @Test func `hours that overlap within a day are refused, and so is a day that does not exist`() throws {
        #expect(OpeningHours(week: [1: [try span(9, 12), try span(11, 14)]], exceptions: [:]) == nil)
        #expect(OpeningHours(week: [8: [try span(9, 12)]], exceptions: [:]) == nil)
        #expect(LocalDay("2026-02-29") == nil)
        #expect(LocalDay("2028-02-29") != nil)
        #expect(LocalDay("2026-2-09") == nil)
        #expect(TimeSpan(from: 600, until: 600) == nil)
    }

    @Test func `the end of the hours closes, and the next day somebody opens anew`() throws {
        let service = ServiceState(openedAt: try moment("2026-05-04T16:05:00Z"), hours: try hours([span(18, 22)]))

        #expect(service.isOpen(at: try moment("2026-05-04T19:59:59Z")))
        #expect(service.closes(at: try moment("2026-05-04T19:00:00Z")) == (try moment("2026-05-04T20:00:00Z")))
        #expect(!service.isOpen(at: try moment("2026-05-04T20:00:00Z")))
        #expect(!service.isOpen(at: try moment("2026-05-05T17:00:00Z")))
        #expect(service.mayOpen(at: try moment("2026-05-05T17:00:00Z")))
        #expect(!service.mayOpen(at: try moment("2026-05-05T21:00:00Z")))
    }

    @Test func `without hours it is open until somebody closes`() throws {
        let service = ServiceState(openedAt: try moment("2026-05-04T16:05:00Z"))

        #expect(service.isOpen(at: try moment("2026-06-04T03:00:00Z")))
        #expect(service.closes(at: try moment("2026-06-04T03:00:00Z")) == nil)
        #expect(!ServiceState().isOpen(at: try moment("2026-06-04T03:00:00Z")))
    }

    @Test func `who extends this evening keeps the chat open`() throws {
        let opened = try moment("2026-05-04T16:05:00Z")
        let late = ServiceState(openedAt: opened, hours: try hours([span(18, 22)], but: ["2026-05-04": [span(18, 24)]]))

        #expect(late.isOpen(at: try moment("2026-05-04T21:30:00Z")))
    }
}
