extension OpeningHours {
    /// Two moments between which the hours say open.
    public struct Opening: Equatable, Sendable {
        public let from: Timestamp
        public let until: Timestamp
    }

    /// Days that an opening is looked for, or followed: who is closed for longer names no day.
    static let horizon = 60

    /// The opening at this moment, `nil` outside the hours. Spans that touch, also over midnight, are one.
    public func opening(at time: Timestamp, in calendar: LocalCalendar = .amsterdam) -> Opening? {
        guard !isEmpty, let today = calendar.day(of: time) else { return nil }
        var found: Opening?
        for count in -1..<Self.horizon {
            for next in openings(on: calendar.day(today, plus: count), in: calendar) {
                if let current = found {
                    guard next.from <= current.until else { return current }
                    found = Opening(from: current.from, until: max(current.until, next.until))
                } else if time < next.until {
                    guard next.from <= time else { return nil }
                    found = next
                }
            }
        }
        return found
    }

    /// The first opening that begins after this moment; `nil` when there is none within two months.
    public func next(after time: Timestamp, in calendar: LocalCalendar = .amsterdam) -> Opening? {
        guard !isEmpty, let today = calendar.day(of: time) else { return nil }
        for count in 0..<Self.horizon {
            let openings = openings(on: calendar.day(today, plus: count), in: calendar)
            if let first = openings.first(where: { $0.from > time }) { return opening(at: first.from, in: calendar) }
        }
        return nil
    }

    /// The spans of a day as moments, in order.
    private func openings(on day: LocalDay?, in calendar: LocalCalendar) -> [Opening] {
        guard let day else { return [] }
        return (exceptions[day] ?? week[calendar.weekday(of: day)] ?? []).compactMap { span in
            guard let from = calendar.moment(day, minute: span.from),
                let until = calendar.moment(day, minute: span.until), from < until
            else { return nil }
            return Opening(from: from, until: until)
        }
    }
}
