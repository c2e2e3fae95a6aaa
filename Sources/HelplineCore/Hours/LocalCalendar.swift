public import Foundation

/// The organisation's clock: days and minutes in its time zone, with summer time.
public struct LocalCalendar: Sendable {
    private let calendar: Calendar

    /// The Netherlands.
    public static let amsterdam = LocalCalendar(TimeZone(identifier: "Europe/Amsterdam") ?? .gmt)

    public init(_ zone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    /// The day that this moment is on; `nil` beyond the years of `LocalDay`.
    public func day(of time: Timestamp) -> LocalDay? {
        let parts = calendar.dateComponents([.year, .month, .day], from: time.date)
        guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
        return LocalDay(year: year, month: month, day: day)
    }

    /// 1 is Monday, 7 Sunday.
    public func weekday(of day: LocalDay) -> Int {
        guard let noon = moment(day, minute: 720) else { return 1 }
        // Foundation counts from Sunday, 1.
        return (calendar.component(.weekday, from: noon.date) + 5) % 7 + 1
    }

    public func day(_ day: LocalDay, plus count: Int) -> LocalDay? {
        moment(day, minute: 720).flatMap { calendar.date(byAdding: .day, value: count, to: $0.date) }
            .flatMap { self.day(of: Timestamp($0)) }
    }

    /// When the clock on the wall shows this minute of the day; minutes beyond 1439 are of the next day.
    ///
    /// A time that summer time skips is an hour later; one that winter time shows twice is the first.
    public func moment(_ day: LocalDay, minute: Int) -> Timestamp? {
        var parts = DateComponents(year: day.year, month: day.month, day: day.day + minute / 1440)
        parts.hour = minute % 1440 / 60
        parts.minute = minute % 60
        return calendar.date(from: parts).map(Timestamp.init)
    }

    /// Minutes since midnight as the clock on the wall shows them.
    public func minute(of time: Timestamp) -> Int {
        let parts = calendar.dateComponents([.hour, .minute], from: time.date)
        return (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
    }
}

extension Timestamp {
    fileprivate var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
    fileprivate init(_ date: Date) { self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded())) }
}
