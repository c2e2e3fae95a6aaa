import Cases
import Foundation
import HelplineCore
import StoreSupport

/// The rows of an import on their way to becoming cases.
enum StagingRows {
    /// What makes two rows of one number the same.
    private struct Content: Equatable {
        let year: Int
        let quarter: Int
        let codes: String?
    }

    /// A row as PostgreSQL takes it from JSON: bytes in hexadecimal digits.
    private struct NewRow: Encodable {
        let number: String
        let year: Int
        let quarter: Int
        let codes: String?
    }

    /// Looks up and inserts a whole batch at a time: three statements, however many rows.
    static func stage(_ rows: [ImportedCase], codeBook: Int, in db: PostgresConnection) throws -> [StagedRow] {
        let numbers = try json(rows.map(\.number.description))
        var staged = try contents(of: "case_staging", numbers, in: db)
        let kept = try contents(of: "(SELECT * FROM case_record WHERE final = 1) AS kept", numbers, in: db)
        var new: [NewRow] = []
        let outcomes = try rows.map { row -> StagedRow in
            let fields = try ClosedYears.kept(row.fields, year: row.quarter.year, in: db)
            let content = Content(
                year: row.quarter.year, quarter: row.quarter.quarter,
                codes: fields.isObjected ? nil : try fields.column())
            if let there = staged[row.number.bytes] { return there == content ? .same : .different }
            let keptContent = kept[row.number.bytes]
            if let keptContent, content.codes != nil { return keptContent == content ? .same : .different }
            staged[row.number.bytes] = content
            new.append(
                NewRow(
                    number: row.number.description, year: content.year, quarter: content.quarter, codes: content.codes))
            return keptContent == nil ? .new : .withdraws
        }
        if !new.isEmpty {
            try db.execute(
                """
                INSERT INTO case_staging (number, year, quarter, code_book, codes)
                SELECT decode(number, 'hex'), year, quarter, $2, codes
                FROM json_to_recordset($1::json) AS row (number text, year bigint, quarter bigint, codes text)
                """, [.text(try json(new)), ColumnValue(codeBook)])
        }
        return outcomes
    }

    static func swap(in db: PostgresConnection) throws {
        // A registration that is saved meanwhile waits for the end of this; it is short.
        try db.lock(.cases)
        try ClosedYears.bandAges(in: "case_staging", db)
        let changed = try db.row(
            "SELECT 1 FROM case_staging JOIN case_record USING (number) WHERE case_staging.codes IS NOT NULL LIMIT 1",
            [])
        guard changed == nil else { throw StoreFailure.conflict(.otherContent) }
        try db.execute(
            "DELETE FROM case_record WHERE number IN (SELECT number FROM case_staging WHERE codes IS NULL)")
        try db.execute(
            """
            INSERT INTO case_record (number, year, quarter, code_book, final, codes)
            SELECT number, year, quarter, code_book, 1, codes FROM case_staging WHERE codes IS NOT NULL
            """)
        try db.execute("DELETE FROM case_staging")
    }

    /// What `source` holds of these numbers, a JSON list of hexadecimal digits.
    private static func contents(of source: String, _ numbers: String, in db: PostgresConnection) throws
        -> [Data: Content]
    {
        let rows = try db.rows(
            """
            SELECT number, year, quarter, codes FROM \(source)
            WHERE number IN (SELECT decode(value, 'hex') FROM json_array_elements_text($1::json))
            """, [.text(numbers)])
        return try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (
                    try row.bytes("number"),
                    Content(
                        year: try row.int("year"), quarter: try row.int("quarter"),
                        codes: try row.optionalText("codes"))
                )
            })
    }

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }
}
