public import Cases
public import HelplineCore
import StoreSupport

/// The staging place of an import in PostgreSQL.
public struct PostgresCaseImportStore: CaseImportStore {
    private let database: PostgresDatabase
    private let codeBook: Int

    public init(_ database: PostgresDatabase, codeBook: Int) {
        self.database = database
        self.codeBook = codeBook
    }

    public func begin(_ id: CaseImportID) async throws(StoreFailure) {
        try await database.write { db in
            try Self.lock(db)
            try db.execute("DELETE FROM case_staging")
            try db.execute(
                "INSERT INTO case_import (one, id) VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET id = excluded.id",
                [id.column])
        }
    }

    public func stage(_ rows: [ImportedCase], in id: CaseImportID) async throws(StoreFailure) -> [StagedRow] {
        let codeBook = codeBook
        return try await database.write { db in
            try Self.require(id, in: db)
            return try StagingRows.stage(rows, codeBook: codeBook, in: db)
        }
    }

    public func swap(_ id: CaseImportID, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            try Self.require(id, in: db)
            try StagingRows.swap(in: db)
            try db.execute("DELETE FROM case_import")
            try AuditWriter.append(recording, in: db)
        }
    }

    public func discard(_ id: CaseImportID) async throws(StoreFailure) {
        try await database.write { db in
            guard try Self.isCurrent(id, in: db) else { return }
            try db.execute("DELETE FROM case_staging")
            try db.execute("DELETE FROM case_import")
        }
    }

    /// One step of one import at a time; messages and registrations do not wait for it.
    private static func lock(_ db: PostgresConnection) throws {
        try db.execute("LOCK TABLE case_import IN SHARE ROW EXCLUSIVE MODE")
    }

    private static func isCurrent(_ id: CaseImportID, in db: PostgresConnection) throws -> Bool {
        try lock(db)
        return try db.row("SELECT 1 FROM case_import WHERE id = $1", [id.column]) != nil
    }

    private static func require(_ id: CaseImportID, in db: PostgresConnection) throws {
        guard try isCurrent(id, in: db) else { throw StoreFailure.conflict(.outdated) }
    }
}
