public import Cases
import Foundation
import GRDB
public import HelplineCore

public struct SQLiteCaseStore: CaseStore {
    private let database: SQLiteDatabase
    /// The version of the code book that the fields were checked with.
    private let codeBook: Int
    private let newNumber: @Sendable () -> CaseNumber

    public init(
        _ database: SQLiteDatabase, codeBook: Int, newNumber: @escaping @Sendable () -> CaseNumber = CaseNumber.random
    ) {
        self.database = database
        self.codeBook = codeBook
        self.newNumber = newNumber
    }

    public func registration(of conversation: ConversationID, for member: MemberID) async throws(StoreFailure)
        -> CaseRecord?
    {
        try await database.read { db in
            _ = try ConversationRow.require(conversation, claimedBy: member, in: db)
            return try CaseLink.find(conversation, in: db)?.record
        }
    }

    public func keep(
        _ record: CaseRecord, of conversation: ConversationID, by member: MemberID, in quarter: CaseQuarter,
        recording: AuditEntry
    ) async throws(StoreFailure) {
        let (codeBook, newNumber) = (codeBook, newNumber)
        try await database.write { db in
            _ = try ConversationRow.require(conversation, claimedBy: member, in: db)
            let link = try CaseLink.find(conversation, in: db)
            if let link, link.version == record.version, link.repeats(record) { return }
            guard record.version == (link?.version ?? 0) + 1 else { throw StoreFailure.conflict(.outdated) }
            if record.fields.isObjected {
                try CaseLink.object(conversation, version: record.version, number: link?.number, in: db)
                try AuditWriter.append(recording, in: db)
                return
            }
            let wasFinal = link?.record?.isFinal ?? false
            if wasFinal && !record.isFinal { throw StoreFailure.conflict(.wrongState) }
            let number = link?.number ?? newNumber().column
            try db.cachedStatement(
                sql: """
                    INSERT INTO case_record (number, year, quarter, code_book, final, codes) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (number) DO UPDATE
                    SET code_book = excluded.code_book, final = excluded.final, codes = excluded.codes
                    """
            ).execute(arguments: [
                number, quarter.year, quarter.quarter, codeBook, record.isFinal, try record.fields.column(),
            ])
            try CaseLink.set(conversation, version: record.version, number: number, in: db)
            if record.isFinal && !wasFinal { try AuditWriter.append(recording, in: db) }
        }
    }

    public func isRegistered(_ conversation: ConversationID) async throws(StoreFailure) -> Bool {
        try await database.read { db in
            _ = try ConversationRow.require(conversation, in: db)
            guard let link = try CaseLink.find(conversation, in: db) else { return false }
            return link.record?.isFinal ?? true
        }
    }

    public func removeCases(through quarter: CaseQuarter, recording: AuditEntry) async throws(StoreFailure) -> Int {
        try await database.write { db in
            try db.execute(
                sql: "DELETE FROM case_record WHERE (year, quarter) <= (?, ?)",
                arguments: [quarter.year, quarter.quarter])
            let removed = db.changesCount
            if removed > 0 { try AuditWriter.append(recording, in: db) }
            return removed
        }
    }
}
