import Cases
import Foundation
import GRDB
import HelplineCore
import StoreSupport

/// The rows of an import on their way to becoming cases.
enum StagingRows {
    static func stage(_ row: ImportedCase, codeBook: Int, in db: Database) throws -> StagedRow {
        let fields = try ClosedYears.kept(row.fields, year: row.quarter.year, in: db)
        let codes = fields.isObjected ? nil : try fields.column()
        let arguments: StatementArguments = [row.number.column, row.quarter.year, row.quarter.quarter, codes]
        if let staged = try compare(with: "case_staging", arguments, in: db) { return staged ? .same : .different }
        let kept = try compare(with: "kept", arguments, in: db)
        if codes != nil, let kept { return kept ? .same : .different }
        try db.cachedStatement(
            sql: "INSERT INTO case_staging (number, year, quarter, codes, code_book) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: arguments + [codeBook])
        return kept == nil ? .new : .withdraws
    }

    /// Refuses before its first change, or not at all.
    static func swap(in db: Database) throws {
        let changed = try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM case_staging JOIN case_record USING (number) WHERE case_staging.codes IS NOT NULL
                """)
        guard changed == 0 else { throw StoreFailure.conflict(.otherContent) }
        try ClosedYears.bandAges(in: "case_staging", db)
        try db.execute(
            sql: "DELETE FROM case_record WHERE number IN (SELECT number FROM case_staging WHERE codes IS NULL)")
        try db.execute(
            sql: """
                INSERT INTO case_record (number, year, quarter, code_book, final, codes)
                SELECT number, year, quarter, code_book, 1, codes FROM case_staging WHERE codes IS NOT NULL
                """)
        try db.execute(sql: "DELETE FROM case_staging")
    }

    /// Whether the row of this number is the same; `nil` when there is none.
    private static func compare(with table: String, _ arguments: StatementArguments, in db: Database) throws -> Bool? {
        let source = table == "kept" ? "(SELECT * FROM case_record WHERE final = 1)" : table
        return try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT year = ?2 AND quarter = ?3 AND codes IS ?4 FROM \(source) WHERE number = ?1
                    """), arguments: arguments)
    }
}
