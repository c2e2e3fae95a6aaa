package import Cases
import Foundation
package import HelplineCore
package import Reporting

/// Counts the cases of a year. The records are read here, a few at a time of one state of the database, and only counts leave.
package struct SQLCaseCounts<Database: StoreDatabase>: CaseCounts {
    private static var batch: Int64 { 1000 }
    private let database: Database
    private let book: CodeBook

    package init(_ database: Database, book: CodeBook) {
        self.database = database
        self.book = book
    }

    package func years() async throws(StoreFailure) -> [Int] {
        try await database.read { db in
            try db.rows("SELECT DISTINCT year FROM case_record WHERE final = 1 ORDER BY year DESC").map {
                try $0.int("year")
            }
        }
    }

    package func counts(of year: Int, in dimensions: [String], crossed: [PublicationPlan.Crossed])
        async throws(StoreFailure) -> YearCounts
    {
        let book = book
        return try await database.read { db in
            var tally = YearTally(book, dimensions: dimensions, crossed: crossed)
            var last = Data()
            while true {
                let rows = try db.rows(
                    """
                    SELECT number, codes FROM case_record WHERE year = $1 AND final = 1 AND number > $2
                    ORDER BY number LIMIT $3
                    """, [ColumnValue(year), .bytes(last), .int(Self.batch)])
                guard let end = rows.last else { return tally.counts(of: year, codeBook: book.version) }
                for row in rows { tally.add(try CaseFields(column: row.text("codes"))) }
                last = try end.bytes("number")
            }
        }
    }
}
