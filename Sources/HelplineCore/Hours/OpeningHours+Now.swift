extension OpeningHours {
    /// A moment as the clock on the wall shows it: worked out once, asked of as many timetables as one likes.
    public struct WallTime: Sendable {
        let today, yesterday: LocalDay
        let weekday, weekdayBefore: Int
        let minute: Int

        /// `nil` beyond the years of `LocalDay`.
        public init?(_ time: Timestamp, in calendar: LocalCalendar = .amsterdam) {
            guard let today = calendar.day(of: time), let yesterday = calendar.day(today, plus: -1) else { return nil }
            self.today = today
            self.yesterday = yesterday
            weekday = calendar.weekday(of: today)
            weekdayBefore = calendar.weekday(of: yesterday)
            minute = calendar.minute(of: time)
        }
    }

    /// Whether the hours say open; never without hours.
    public func isOpen(at time: WallTime) -> Bool {
        let today = exceptions[time.today] ?? week[time.weekday] ?? []
        let before = exceptions[time.yesterday] ?? week[time.weekdayBefore] ?? []
        return today.contains { $0.from <= time.minute && time.minute < $0.until }
            || before.contains { time.minute + 1440 < $0.until }
    }

    /// Every day, day and night.
    public static let always =
        TimeSpan(from: 0, until: 1440).flatMap { day in
            OpeningHours(week: Dictionary(uniqueKeysWithValues: (1...7).map { ($0, [day]) }), exceptions: [:])
        } ?? .none
}
