package import Cases
import Chat
package import HelplineCore

package struct SQLCaseStore<Database: StoreDatabase>: CaseStore {
    private let database: Database
    /// The version of the code book that the fields were checked with.
    private let codeBook: Int
    private let newNumber: @Sendable () -> CaseNumber

    package init(
        _ database: Database, codeBook: Int, newNumber: @escaping @Sendable () -> CaseNumber = CaseNumber.random
    ) {
        self.database = database
        self.codeBook = codeBook
        self.newNumber = newNumber
    }

    package func registration(of conversation: ConversationID, for member: MemberID) async throws(StoreFailure)
        -> CaseRecord?
    {
        try await database.read { db in
            _ = try ConversationRow.require(conversation, claimedBy: member, in: db)
            return try CaseLink.find(conversation, in: db)?.record
        }
    }

    package func keep(
        _ record: CaseRecord, of conversation: ConversationID, by member: MemberID, in quarter: CaseQuarter,
        recording: AuditEntry
    ) async throws(StoreFailure) {
        let (codeBook, newNumber) = (codeBook, newNumber)
        try await database.write { db in
            // Two saves of the same case, perhaps on two nodes, go one after the other.
            let current = try ConversationRow.require(conversation, by: .member(member), in: db)
            let link = try CaseLink.find(conversation, in: db)
            let record = try ClosedYears.kept(record, as: link?.number, in: quarter.year, db)
            if let link, link.version == record.version, link.repeats(record, objected: current.hasObjected) { return }
            guard record.version == (link?.version ?? 0) + 1 else { throw StoreFailure.conflict(.outdated) }
            if record.fields.isObjected || current.hasObjected {
                try CaseLink.object(conversation, version: record.version, number: link?.number, in: db)
                try FollowUpRows.delete(of: conversation, in: db)
                try AuditWriter.append(recording, in: db)
                return
            }
            let wasFinal = link?.record?.isFinal ?? false
            if wasFinal && !record.isFinal { throw StoreFailure.conflict(.wrongState) }
            let number = link?.number ?? newNumber().bytes
            try db.execute(
                """
                INSERT INTO case_record (number, year, quarter, code_book, final, codes) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (number) DO UPDATE
                SET code_book = excluded.code_book, final = excluded.final, codes = excluded.codes
                """,
                [
                    .bytes(number), ColumnValue(quarter.year), ColumnValue(quarter.quarter),
                    ColumnValue(codeBook), ColumnValue(record.isFinal), .text(try record.fields.column()),
                ])
            try CaseLink.set(conversation, version: record.version, number: number, in: db)
            try CaseOutcome.name(number, of: conversation, in: db)
            if record.isFinal && !wasFinal { try AuditWriter.append(recording, in: db) }
        }
    }

    package func isRegistered(_ conversation: ConversationID) async throws(StoreFailure) -> Bool {
        try await database.read { db in
            if try ConversationRow.require(conversation, in: db).hasObjected { return true }
            guard let link = try CaseLink.find(conversation, in: db) else { return false }
            return link.record?.isFinal ?? true
        }
    }

    package func removeCases(through quarter: CaseQuarter, recording: AuditEntry) async throws(StoreFailure) -> Int {
        try await database.write { db in
            let removed = try db.execute(
                "DELETE FROM case_record WHERE (year, quarter) <= ($1, $2)",
                [ColumnValue(quarter.year), ColumnValue(quarter.quarter)])
            if removed > 0 { try AuditWriter.append(recording, in: db) }
            return removed
        }
    }
}
