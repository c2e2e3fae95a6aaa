import Foundation
import HelplineCore
import Testing

/// Timetables as one line of text, and asked whether they say open.
@Suite struct HoursInWordsTests {
    private func wall(_ text: String) throws -> OpeningHours.WallTime {
        let date = try Date(text, strategy: .iso8601)
        return try #require(OpeningHours.WallTime(Timestamp(seconds: Int64(date.timeIntervalSince1970))))
    }

    @Test(arguments: [
        "", "1=09:00-17:00", "1=09:00-12:30,13:00-17:00;5=22:00-02:00", "1=00:00-24:00;2026-12-25=",
        "2026-12-24=09:00-12:00;3=09:00-17:00",
    ])
    func `what is written is what was read, its days in order`(line: String) throws {
        let hours = try #require(OpeningHours(line: line))

        #expect(OpeningHours(line: hours.line) == hours)
        #expect(hours.line.split(separator: ";").sorted() == line.split(separator: ";").sorted())
    }

    @Test(arguments: [
        "9-17", "0=09:00-17:00", "8=09:00-17:00", "1=09:00", "1=09:00-12:00;1=", "1=09:00-12:00,11:00-13:00",
        "maandag=",
    ])
    func `what is no timetable is refused`(line: String) {
        #expect(OpeningHours(line: line) == nil)
    }

    @Test func `whether it is open agrees with the openings, hour by hour, over nights, holidays and summer time`()
        throws
    {
        let hours = try #require(
            OpeningHours(
                line: "1=09:00-17:00;5=22:00-02:00;6=00:00-00:00;7=02:00-04:00;2026-03-30=;2026-10-24=23:00-05:00"))
        for start in ["2026-03-26T00:30:00Z", "2026-10-22T00:30:00Z"] {
            let first = Timestamp(seconds: Int64(try Date(start, strategy: .iso8601).timeIntervalSince1970))
            for hour in 0..<(7 * 24) {
                let time = first + .hours(hour)
                let now = try #require(OpeningHours.WallTime(time))
                if hours.isOpen(at: now) != (hours.opening(at: time) != nil) {
                    Issue.record("\(start) + \(hour) hours")
                }
            }
        }
    }

    @Test func `day and night is always, and no hours are never`() throws {
        for text in ["2026-01-01T00:00:00Z", "2026-07-15T12:34:00Z"] {
            let now = try wall(text)
            #expect(OpeningHours.always.isOpen(at: now))
            #expect(!OpeningHours.none.isOpen(at: now))
        }
    }
}
