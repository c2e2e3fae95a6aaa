import CaseTally
public import Cases
import GRDB
public import HelplineCore
public import Reporting

/// Counts the cases of a year. The records are read here, one at a time, and only counts leave.
public struct SQLiteCaseCounts: CaseCounts {
    private let database: SQLiteDatabase
    private let book: CodeBook

    public init(_ database: SQLiteDatabase, book: CodeBook) {
        self.database = database
        self.book = book
    }

    public func counts(of year: Int, in dimensions: [String]) async throws(StoreFailure) -> YearCounts {
        let book = book
        return try await database.read { db in
            var tally = YearTally(dimensions: dimensions.compactMap(book.dimension(named:)))
            let rows = try String.fetchCursor(
                db, sql: "SELECT codes FROM case_record WHERE year = ? AND final = 1", arguments: [year])
            while let codes = try rows.next() { tally.add(try CaseFields(column: codes)) }
            return tally.counts(of: year, codeBook: book.version)
        }
    }
}
