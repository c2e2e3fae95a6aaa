package import Cases
import Foundation

/// Years whose report was published: their cases keep no whole years of age.
package enum ClosedYears {
    package static func contains(_ year: Int, in db: some StoreTransaction) throws -> Bool {
        try db.row("SELECT 1 FROM report_release WHERE year = $1", [ColumnValue(year)]) != nil
    }

    /// As a case of this year is kept.
    package static func kept(_ fields: CaseFields, year: Int, in db: some StoreTransaction) throws -> CaseFields {
        try fields.years != nil && contains(year, in: db) ? fields.banded : fields
    }

    /// As a registration is kept: a case that is there already stays in its year.
    static func kept(_ record: CaseRecord, as number: Data?, in year: Int, _ db: some StoreTransaction) throws
        -> CaseRecord
    {
        // A year that is being closed is waited for.
        try db.lock(.aCase)
        let own = try number.flatMap {
            try db.row("SELECT year FROM case_record WHERE number = $1", [.bytes($0)])?.int("year")
        }
        return CaseRecord(
            version: record.version, fields: try kept(record.fields, year: own ?? year, in: db), isFinal: record.isFinal
        )
    }

    /// Puts bands in the place of whole years of age, in all closed years.
    package static func bandAges(in table: String, _ db: some StoreTransaction) throws {
        while true {
            let rows = try db.rows(
                """
                SELECT number, codes FROM \(table)
                WHERE year IN (SELECT year FROM report_release) AND \(CaseFields.hasWholeYears) LIMIT 1000
                """)
            if rows.isEmpty { return }
            for row in rows {
                let banded = try CaseFields(column: row.text("codes")).banded.column()
                try db.execute(
                    "UPDATE \(table) SET codes = $1 WHERE number = $2", [.text(banded), .bytes(row.bytes("number"))])
            }
        }
    }
}
