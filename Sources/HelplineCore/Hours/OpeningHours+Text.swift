extension OpeningHours {
    /// Each day's spans as people write them, `09:00-12:30,13:00-17:00`, by weekday (`1` is Monday) or by day (`2026-12-25`,
    /// closed when empty).
    public var words: [String: String] {
        func text(_ spans: [TimeSpan]) -> String { spans.map(\.text).joined(separator: ",") }
        let weekly = week.map { (String($0), text($1)) }
        return Dictionary(
            uniqueKeysWithValues: weekly + exceptions.map { ($0.description, text($1)) })
    }

    /// `nil` when a key is no day, a text no spans, or the hours cannot be.
    public init?(words: [String: String]) {
        var week: [Int: [TimeSpan]] = [:]
        var exceptions: [LocalDay: [TimeSpan]] = [:]
        for (key, text) in words {
            let spans = text.split(separator: ",").map { TimeSpan(String($0)) }
            guard !spans.contains(nil) else { return nil }
            if key.utf8.count == 1, let weekday = Int(key) {
                week[weekday] = spans.compactMap(\.self)
            } else if let day = LocalDay(key) {
                exceptions[day] = spans.compactMap(\.self)
            } else {
                return nil
            }
        }
        self.init(week: week, exceptions: exceptions)
    }

    /// The same in one line, days in order: `1=09:00-17:00;2026-12-25=`.
    public var line: String {
        words.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: ";")
    }

    /// `nil` when it is not such a line; an empty one is no hours.
    public init?(line: String) {
        var words: [String: String] = [:]
        for part in line.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, words.updateValue(String(pair[1]), forKey: String(pair[0])) == nil else {
                return nil
            }
        }
        self.init(words: words)
    }
}

extension TimeSpan {
    /// `09:00-17:00`; what ends the next day, as the time of that day.
    public var text: String {
        func clock(_ minute: Int) -> String {
            let (hour, rest) = (minute / 60, minute % 60)
            return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
        }
        return "\(clock(from))-\(clock(until > 1440 ? until - 1440 : until))"
    }
}
