import Chat
import HelplineCore
import SiteSupport

/// The opening hours as JSON: minutes of the organisation's day, spans that end after midnight beyond 1440.
struct HoursBody: Codable {
    struct Span: Codable {
        let from: Int
        let until: Int
    }
    struct Weekday: Codable {
        /// 1 is Monday, 7 Sunday; a day that is missing is closed.
        let weekday: Int
        let spans: [Span]
    }
    struct Day: Codable {
        /// As 2026-12-25.
        let day: String
        /// None: closed.
        let spans: [Span]
    }
    let version: Int
    let week: [Weekday]
    let exceptions: [Day]

    init(_ state: ServiceState) {
        version = state.hoursVersion
        week = state.hours.week.sorted { $0.key < $1.key }.map { Weekday(weekday: $0, spans: $1.map(Span.init)) }
        exceptions = state.hours.exceptions.sorted { $0.key < $1.key }.map {
            Day(day: $0.description, spans: $1.map(Span.init))
        }
    }

    /// Throws `Problem.invalid` with the field that cannot be.
    func hours() throws(Problem) -> OpeningHours {
        var weekly: [Int: [TimeSpan]] = [:]
        for day in week { weekly[day.weekday] = try Self.spans(day.spans, "week") }
        var named: [LocalDay: [TimeSpan]] = [:]
        for exception in exceptions {
            guard let day = LocalDay(exception.day) else { throw .invalid("exceptions") }
            named[day] = try Self.spans(exception.spans, "exceptions")
        }
        guard week.count == weekly.count, exceptions.count == named.count,
            let hours = OpeningHours(week: weekly, exceptions: named)
        else { throw .invalid("week", "Spans of a day must not overlap, and a day stands there once.") }
        return hours
    }

    private static func spans(_ spans: [Span], _ field: String) throws(Problem) -> [TimeSpan] {
        try spans.map { span throws(Problem) in
            guard let made = TimeSpan(from: span.from, until: span.until) else { throw .invalid(field) }
            return made
        }
    }
}

extension HoursBody.Span {
    init(_ span: TimeSpan) { self.init(from: span.from, until: span.until) }
}
