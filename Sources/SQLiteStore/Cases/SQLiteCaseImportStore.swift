public import Cases
import Foundation
import GRDB
public import HelplineCore
import StoreSupport

public struct SQLiteCaseImportStore: CaseImportStore {
    private let database: SQLiteDatabase
    private let codeBook: Int

    public init(_ database: SQLiteDatabase, codeBook: Int) {
        self.database = database
        self.codeBook = codeBook
    }

    public func begin(_ id: CaseImportID) async throws(StoreFailure) {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM case_staging")
            try db.execute(
                sql: "INSERT INTO case_import (one, id) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET id = excluded.id",
                arguments: [id.column])
        }
    }

    public func stage(_ rows: [ImportedCase], in id: CaseImportID) async throws(StoreFailure) -> [StagedRow] {
        let codeBook = codeBook
        return try await database.write { db in
            try Self.require(id, in: db)
            return try rows.map { try StagingRows.stage($0, codeBook: codeBook, in: db) }
        }
    }

    public func swap(_ id: CaseImportID, recording: AuditEntry) async throws(StoreFailure) {
        // In a savepoint SQLite would keep every page of all staged rows in memory until the end.
        try await database.writeAskingFirst { db in
            try Self.require(id, in: db)
            try StagingRows.swap(in: db)
            try db.execute(sql: "DELETE FROM case_import")
            try AuditWriter.append(recording, in: db)
        }
    }

    public func discard(_ id: CaseImportID) async throws(StoreFailure) {
        try await database.write { db in
            guard try Self.current(in: db) == id.bytes else { return }
            try db.execute(sql: "DELETE FROM case_staging")
            try db.execute(sql: "DELETE FROM case_import")
        }
    }

    private static func current(in db: Database) throws -> Data? {
        try Data.fetchOne(db.cachedStatement(sql: "SELECT id FROM case_import"))
    }

    private static func require(_ id: CaseImportID, in db: Database) throws {
        guard try current(in: db) == id.bytes else { throw StoreFailure.conflict(.outdated) }
    }
}
