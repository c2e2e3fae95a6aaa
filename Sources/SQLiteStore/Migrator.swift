import Crypto
import Foundation
import GRDB
import HelplineCore

/// Brings a database to the newest schema, one transaction for each step, and refuses one it does not know.
struct Migrator {
    let migrations: [Migration]

    /// Marks a file as ours: "LPNT".
    static let applicationID = 0x4C50_4E54

    /// Throws `.unavailable` with a sentence for the operator when the file is somebody else's, newer than this
    /// program, or was made by a migration that has been altered since.
    func migrate(_ db: Database) throws {
        try db.inTransaction(.immediate) {
            try claimFile(db)
            return .commit
        }
        for migration in migrations {
            // The lock is taken before the look: two processes may start at the same time.
            try db.inTransaction(.immediate) {
                if try alreadyApplied(migration, db) { return .commit }
                try db.execute(sql: String(decoding: migration.sql, as: UTF8.self))
                try db.execute(
                    sql: "INSERT INTO migration (number, name, sha256) VALUES (?, ?, ?)",
                    arguments: [migration.number, migration.name, digest(migration)])
                return .commit
            }
        }
        try refuseNewer(db)
    }

    private func claimFile(_ db: Database) throws {
        let found = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if found == Self.applicationID { return try refuseNewer(db) }
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard found == 0, tables == 0 else {
            throw StoreFailure.unavailable(
                description: "The file is a database of another program; choose another folder.")
        }
        try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
        try db.execute(
            sql: """
                CREATE TABLE migration (
                    number INTEGER PRIMARY KEY CHECK (number >= 1), name TEXT NOT NULL,
                    sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
                ) STRICT
                """)
    }

    private func alreadyApplied(_ migration: Migration, _ db: Database) throws -> Bool {
        guard
            let applied = try Data.fetchOne(
                db, sql: "SELECT sha256 FROM migration WHERE number = ?", arguments: [migration.number])
        else { return false }
        guard applied == digest(migration) else {
            throw StoreFailure.unavailable(
                description: """
                    Migration \(migration.number) (\(migration.name)) differs from the one this database was made with; \
                    use the program that made it, or a released version.
                    """)
        }
        return true
    }

    private func refuseNewer(_ db: Database) throws {
        let newest = try Int.fetchOne(db, sql: "SELECT max(number) FROM migration") ?? 0
        guard newest <= migrations.count else {
            throw StoreFailure.unavailable(
                description: """
                    The database is of a newer version (schema \(newest); this program knows \(migrations.count)); \
                    install the newer program.
                    """)
        }
    }

    private func digest(_ migration: Migration) -> Data { Data(SHA256.hash(data: migration.sql)) }
}
