package import Foundation
package import HelplineCore
package import Reporting

package struct SQLProposalStore<Database: StoreDatabase>: ProposalStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func standings() async throws(StoreFailure) -> [ProposalStanding] {
        try await database.read { db in
            try db.rows("SELECT year, proposed_by, refused_by, reason FROM report_proposal ORDER BY year").map { row in
                var refusal: ProposalStanding.Refusal?
                if let reason = try row.optionalText("reason") {
                    refusal = .init(by: try MemberID(column: row.bytes("refused_by")), reason: reason)
                }
                return ProposalStanding(
                    year: try row.int("year"), by: try MemberID(column: row.bytes("proposed_by")), refusal: refusal)
            }
        }
    }

    package func proposal(of year: Int) async throws(StoreFailure) -> ReportProposal? {
        try await database.read { db in
            let row = try db.row(
                "SELECT proposed_by, draft FROM report_proposal WHERE year = $1 AND draft IS NOT NULL",
                [ColumnValue(year)])
            return try row.map { row in
                do {
                    let draft = try JSONDecoder().decode(ReportDraft.self, from: row.bytes("draft"))
                    return ReportProposal(by: try MemberID(column: row.bytes("proposed_by")), draft)
                } catch is DecodingError {
                    throw StoreFailure.damaged("a proposed report")
                }
            }
        }
    }

    package func propose(_ proposal: ReportProposal, recording: AuditEntry) async throws(StoreFailure) {
        let year = proposal.draft.report.year
        let draft: Data
        do {
            draft = try JSONEncoder().encode(proposal.draft)
        } catch {
            throw StoreFailure.damaged("a draft cannot be written")
        }
        try await database.write { db in
            try db.lock(.releases)
            guard try !ClosedYears.contains(year, in: db) else { throw StoreFailure.conflict(.wrongState) }
            guard try Self.waiting(year, in: db) == nil else { throw StoreFailure.conflict(.taken) }
            try Self.remove(year, in: db)
            try db.execute(
                "INSERT INTO report_proposal (year, proposed_by, checksum, draft) VALUES ($1, $2, $3, $4)",
                [ColumnValue(year), proposal.by.column, .bytes(proposal.draft.checksum), .bytes(draft)])
            try AuditWriter.append(recording, in: db)
        }
    }

    package func withdraw(_ year: Int, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            try db.lock(.releases)
            guard try Self.waiting(year, in: db) != nil else { throw StoreFailure.notFound }
            try Self.remove(year, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func refuse(
        _ checksum: Data, of year: Int, _ refusal: ProposalStanding.Refusal, recording: AuditEntry
    ) async throws(StoreFailure) {
        try await database.write { db in
            try Self.requireSecond(refusal.by, for: checksum, of: year, in: db)
            try db.execute(
                "UPDATE report_proposal SET draft = NULL, refused_by = $1, reason = $2 WHERE year = $3",
                [refusal.by.column, .text(refusal.reason), ColumnValue(year)])
            try AuditWriter.append(recording, in: db)
        }
    }

    package func publish(
        _ release: Release, proposed checksum: Data, codeStep: Int64, recording: AuditEntry
    ) async throws(StoreFailure) {
        guard let approver = release.approval.member else { throw StoreFailure.notFound }
        try await database.write { db in
            try Self.requireSecond(approver, for: checksum, of: release.year, in: db)
            try SQLReleaseLedger<Database>.enter(release, codeStep: codeStep, recording: recording, in: db)
            try Self.remove(release.year, in: db)
        }
    }

    /// From here on nobody else changes proposals or the ledger.
    private static func requireSecond(
        _ member: MemberID, for checksum: Data, of year: Int, in db: Database.Transaction
    ) throws {
        try db.lock(.releases)
        guard let row = try waiting(year, in: db), try row.bytes("checksum") == checksum else {
            throw StoreFailure.notFound
        }
        guard try row.bytes("proposed_by") != member.bytes else { throw StoreFailure.conflict(.nobodyElse) }
    }

    private static func waiting(_ year: Int, in db: Database.Transaction) throws -> StoredRow? {
        try db.row(
            "SELECT proposed_by, checksum FROM report_proposal WHERE year = $1 AND draft IS NOT NULL",
            [ColumnValue(year)])
    }

    private static func remove(_ year: Int, in db: Database.Transaction) throws {
        try db.execute("DELETE FROM report_proposal WHERE year = $1", [ColumnValue(year)])
    }
}
