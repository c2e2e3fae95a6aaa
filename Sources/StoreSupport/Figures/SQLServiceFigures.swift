package import Chat
package import HelplineCore

package struct SQLServiceFigures<Database: StoreDatabase>: ServiceFigures, SurveyBox {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func count(_ answer: SurveyAnswer, at: Timestamp) async throws(StoreFailure) {
        try await database.write { db in try ServiceCounter.count(.answered(answer), at: at, in: db) }
    }

    package func counts(in weeks: Range<ServiceWeek>) async throws(StoreFailure) -> [ServiceCount: Int] {
        try await database.read { db in
            let rows = try db.rows(
                """
                SELECT measure, class, CAST(sum(count) AS bigint) AS count FROM service_count WHERE week >= $1 AND week < $2
                GROUP BY measure, class
                """, [ColumnValue(weeks.lowerBound.number), ColumnValue(weeks.upperBound.number)])
            return try rows.reduce(into: [:]) { counts, row in
                guard let measure = ServiceMeasure(rawValue: try row.text("measure")) else { return }
                counts[ServiceCount(measure, try row.text("class"))] = try row.int("count")
            }
        }
    }

    package func firstWeek() async throws(StoreFailure) -> ServiceWeek? {
        try await database.read { db in
            try db.row("SELECT min(week) AS week FROM service_count")?.optionalInt("week").map(
                ServiceWeek.init(number:))
        }
    }
}
