package import Cases
import Foundation
package import HelplineCore

package struct SQLCaseExports<Database: StoreDatabase>: CaseExportStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func begin(_ export: CaseExport, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            // Exports are numbered one after the other: from here on another one waits.
            try AuditWriter.append(recording, in: db)
            try db.execute(
                """
                INSERT INTO case_export (number, year, form, reason, hour)
                SELECT coalesce(max(number), 0) + 1, $1, $2, $3, $4 FROM case_export
                """,
                [
                    ColumnValue(export.year), .text(export.form.rawValue), .text(export.reason),
                    .int(export.at.hour.seconds),
                ])
        }
    }

    package func cases(of year: Int, after last: CaseNumber?) async throws(StoreFailure) -> [ImportedCase] {
        try await database.read { db in
            try db.rows(
                """
                SELECT number, quarter, codes FROM case_record WHERE year = $1 AND final = 1 AND number > $2
                ORDER BY number LIMIT $3
                """, [ColumnValue(year), .bytes(last?.bytes ?? Data()), ColumnValue(CaseExporter.batch)]
            ).map { row in
                guard let quarter = CaseQuarter(year: year, quarter: try row.int("quarter")) else {
                    throw StoreFailure.damaged("a case is of no quarter")
                }
                let bits = try row.bytes("number").reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                return ImportedCase(
                    number: CaseNumber(bits: bits), quarter: quarter,
                    fields: try CaseFields(column: row.text("codes")))
            }
        }
    }

    package func exports() async throws(StoreFailure) -> [CaseExport] {
        try await database.read { db in
            try db.rows("SELECT year, form, reason, hour FROM case_export ORDER BY number DESC").map { row in
                guard
                    let export = CaseExport(
                        year: try row.int("year"), form: try row.value("form", as: ExchangeForm.self),
                        reason: try row.text("reason"), at: Timestamp(seconds: Int64(try row.int("hour"))))
                else { throw StoreFailure.damaged("an export has no reason") }
                return export
            }
        }
    }
}
