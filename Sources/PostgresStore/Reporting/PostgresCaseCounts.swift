import CaseTally
public import Cases
import Foundation
public import HelplineCore
public import Reporting

/// Counts the cases of a year. The records are read here, a few at a time of one state of the database, and only counts leave.
public struct PostgresCaseCounts: CaseCounts {
    private static let batch: Int64 = 1000
    private let database: PostgresDatabase
    private let book: CodeBook

    public init(_ database: PostgresDatabase, book: CodeBook) {
        self.database = database
        self.book = book
    }

    public func counts(of year: Int, in dimensions: [String]) async throws(StoreFailure) -> YearCounts {
        let book = book
        return try await database.read { db in
            var tally = YearTally(dimensions: dimensions.compactMap(book.dimension(named:)))
            var last = Data()
            while true {
                let rows = try db.rows(
                    """
                    SELECT number, codes FROM case_record WHERE year = $1 AND final = 1 AND number > $2
                    ORDER BY number LIMIT $3
                    """, [PostgresValue(year), .bytes(last), .int(Self.batch)])
                guard let end = rows.last else { return tally.counts(of: year, codeBook: book.version) }
                for row in rows { tally.add(try CaseFields(column: row.text("codes"))) }
                last = try end.bytes("number")
            }
        }
    }
}
