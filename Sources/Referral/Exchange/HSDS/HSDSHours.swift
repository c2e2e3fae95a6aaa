import HelplineCore

/// Opening hours as rows of `schedules.csv`: every week the same, or one day. Times are those of the clock on the wall where the
/// organisation is.
enum HSDSHours {
    static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    /// The standard has no other way to say day and night.
    private static let wholeDay = ("00:00", "23:59")

    /// A row without its ids, by column.
    static func rows(_ hours: OpeningHours) -> [[String: String]] {
        let spans = Set(hours.week.values.flatMap(\.self)).sorted()
        let weekly = spans.map { span in
            let days = (1...7).filter { hours.week[$0]?.contains(span) == true }.map { weekdays[$0 - 1] }
            return row(span).merging(["freq": "WEEKLY", "byday": days.joined(separator: ",")]) { $1 }
        }
        let exceptions = hours.exceptions.sorted { $0.key < $1.key }.flatMap { day, spans in
            let dated = ["valid_from": day.description, "valid_to": day.description]
            return spans.isEmpty
                ? [dated.merging(["description": "closed"]) { $1 }]
                : spans.map { row($0).merging(dated) { $1 } }
        }
        return weekly + exceptions
    }

    private static func row(_ span: TimeSpan) -> [String: String] {
        let times = span.text.split(separator: "-").map(String.init)
        // Midnight ends a day, and begins the next: only there is a time that a table of times has.
        let closes = span.until != 1440 ? times[1] : span.from == 0 ? wholeDay.1 : "00:00"
        return ["opens_at": "\(times[0]):00", "closes_at": "\(closes):00"]
    }

    /// `nil` unless every row is a week's or a day's, and together they can be.
    static func hours(_ rows: [PartnerTable.Row]) -> OpeningHours? {
        var week: [Int: [TimeSpan]] = [:]
        var exceptions: [LocalDay: [TimeSpan]] = [:]
        for row in rows {
            let span = span(row)
            let isClosed = row["opens_at"].isEmpty && row["closes_at"].isEmpty
            if let day = LocalDay(row["valid_from"]), row["valid_from"] == row["valid_to"] {
                guard span != nil || isClosed else { return nil }
                exceptions[day, default: []] += span.map { [$0] } ?? []
            } else {
                guard let span, let days = weekly(row) else { return nil }
                for day in days { week[day, default: []].append(span) }
            }
        }
        return OpeningHours(week: week, exceptions: exceptions)
    }

    /// The weekdays of a row that is the same every week for as long as anybody knows.
    private static func weekly(_ row: PartnerTable.Row) -> [Int]? {
        let others = ["valid_to", "until", "count", "byweekno", "bymonthday", "byyearday"]
        guard row["freq"] == "WEEKLY", ["", "1"].contains(row["interval"]), others.allSatisfy({ row[$0].isEmpty })
        else { return nil }
        let days = row["byday"].split(separator: ",").map { day in
            weekdays.firstIndex(of: day.filter { $0 != " " }).map { $0 + 1 }
        }
        let known = days.compactMap(\.self)
        return known.isEmpty || known.count != days.count || Set(known).count != days.count ? nil : known
    }

    private static func span(_ row: PartnerTable.Row) -> TimeSpan? {
        guard ["", "1", "2"].contains(row["timezone"]), let opens = time(row["opens_at"]),
            let closes = time(row["closes_at"])
        else { return nil }
        return (opens, closes) == wholeDay ? TimeSpan(from: 0, until: 1440) : TimeSpan("\(opens)-\(closes)")
    }

    /// `09:00` of `09:00`, `09:00:00`, `09:00+01:00`; not of a time in another zone.
    private static func time(_ text: String) -> String? {
        let offset = ["+01:00", "+02:00"].first { text.hasSuffix($0) } ?? ""
        let clock = text.dropLast(offset.count)
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count),
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            parts.count == 2 || parts[2] == "00"
        else { return nil }
        return "\(parts[0]):\(parts[1])"
    }
}
