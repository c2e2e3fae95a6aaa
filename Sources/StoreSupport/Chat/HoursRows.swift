package import HelplineCore

/// The opening hours: a row for each span, and one for each day that differs.
package enum HoursRows {
    package static func read(in db: any StoreTransaction) throws -> OpeningHours {
        var week: [Int: [TimeSpan]] = [:]
        for row in try db.rows("SELECT weekday, from_minute, until_minute FROM opening_week") {
            week[try row.int("weekday"), default: []].append(try span(row))
        }
        var exceptions: [LocalDay: [TimeSpan]] = [:]
        for row in try db.rows("SELECT day FROM opening_day") { exceptions[try day(row)] = [] }
        for row in try db.rows("SELECT day, from_minute, until_minute FROM opening_day_span") {
            exceptions[try day(row), default: []].append(try span(row))
        }
        guard let hours = OpeningHours(week: week, exceptions: exceptions) else {
            throw StoreFailure.damaged("the opening hours overlap")
        }
        return hours
    }

    /// Inside the caller's transaction.
    package static func replace(with hours: OpeningHours, in db: any StoreTransaction) throws {
        for table in ["opening_week", "opening_day_span", "opening_day"] { try db.execute("DELETE FROM \(table)") }
        for (weekday, spans) in hours.week {
            for span in spans {
                try db.execute(
                    "INSERT INTO opening_week (weekday, from_minute, until_minute) VALUES ($1, $2, $3)",
                    [ColumnValue(weekday), ColumnValue(span.from), ColumnValue(span.until)])
            }
        }
        for (day, spans) in hours.exceptions {
            try db.execute("INSERT INTO opening_day (day) VALUES ($1)", [.text(day.description)])
            for span in spans {
                try db.execute(
                    "INSERT INTO opening_day_span (day, from_minute, until_minute) VALUES ($1, $2, $3)",
                    [.text(day.description), ColumnValue(span.from), ColumnValue(span.until)])
            }
        }
    }

    private static func span(_ row: StoredRow) throws -> TimeSpan {
        guard let span = TimeSpan(from: try row.int("from_minute"), until: try row.int("until_minute")) else {
            throw StoreFailure.damaged("an opening ends before it begins")
        }
        return span
    }

    private static func day(_ row: StoredRow) throws -> LocalDay {
        guard let day = LocalDay(try row.text("day")) else { throw StoreFailure.damaged("opening_day holds no day") }
        return day
    }
}
