import Accounts
import Foundation
package import HelplineCore
package import Reporting

package struct SQLReleaseLedger<Database: StoreDatabase>: ReleaseLedger {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func releases() async throws(StoreFailure) -> [Release] {
        try await database.read { db in
            try db.rows("SELECT * FROM report_release ORDER BY number").map { row in
                let number = try row.int("number")
                let files = try db.rows(
                    "SELECT path, bytes FROM report_file WHERE release = $1", [ColumnValue(number)]
                ).map { ReportFile(path: try $0.text("path"), bytes: try $0.bytes("bytes")) }
                return Release(
                    number: number, year: try row.int("year"), plan: try row.int("plan"),
                    codeBook: try row.int("code_book"),
                    approval: try ReleaseApproval(
                        member: row.optionalBytes("approved_by"), reason: row.optionalText("reason")),
                    files: files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
                    link: try row.bytes("link"))
            }
        }
    }

    package func last() async throws(StoreFailure) -> Int {
        try await database.read { db in try Self.last(in: db) }
    }

    package func append(_ release: Release, codeStep: Int64?, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            try Self.enter(release, codeStep: codeStep, recording: recording, in: db)
        }
    }

    /// What `append` does, within a transaction that does more.
    static func enter(_ release: Release, codeStep: Int64?, recording: AuditEntry, in db: Database.Transaction) throws {
        // One publication at a time; a registration that is saved meanwhile waits for the end of this, and finds the year closed.
        try db.lock(.releases)
        try db.lock(.cases)
        guard try !ClosedYears.contains(release.year, in: db) else { throw StoreFailure.conflict(.wrongState) }
        guard try release.number == Self.last(in: db) + 1 else { throw StoreFailure.conflict(.outdated) }
        if let member = release.approval.member { try Self.use(codeStep, of: member, in: db) }
        try db.execute(
            """
            INSERT INTO report_release (number, year, plan, code_book, approved_by, reason, link)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                ColumnValue(release.number), ColumnValue(release.year), ColumnValue(release.plan),
                ColumnValue(release.codeBook), release.approval.member?.column ?? .null,
                ColumnValue(release.approval.reason), .bytes(release.link),
            ])
        for file in release.files {
            try db.execute(
                "INSERT INTO report_file (release, path, bytes) VALUES ($1, $2, $3)",
                [ColumnValue(release.number), .text(file.path), .bytes(file.bytes)])
        }
        try ClosedYears.bandAges(in: "case_record", db)
        try AuditWriter.append(recording, in: db)
    }

    private static func last(in db: Database.Transaction) throws -> Int {
        try db.row("SELECT coalesce(max(number), 0) AS last FROM report_release")?.int("last") ?? 0
    }

    /// Uses the step of a code up, for somebody who may approve at this moment.
    private static func use(_ step: Int64?, of member: MemberID, in db: Database.Transaction) throws {
        guard let step, try MemberRow.take(step, of: member, in: db) else { throw StoreFailure.conflict(.alreadyUsed) }
        guard
            let row = try db.row("SELECT \(MemberRow.columns) FROM member WHERE id = $1", [member.column]),
            case let approver = try MemberRow.member(row), approver.state.maySignIn,
            ReleaseApproval.roles.contains(approver.role)
        else { throw StoreFailure.conflict(.alreadyUsed) }
    }
}
