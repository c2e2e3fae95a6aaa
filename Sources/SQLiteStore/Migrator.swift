import Foundation
import GRDB
import HelplineCore
import StoreSupport

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
                try db.execute(sql: migration.script)
                try db.execute(
                    sql: "INSERT INTO migration (number, name, sha256) VALUES (?, ?, ?)",
                    arguments: [migration.number, migration.name, migration.digest])
                return .commit
            }
        }
        try refuseNewer(db)
    }

    /// Changes nothing. Throws `.unavailable` with a sentence for the operator unless every step was applied, and no other.
    func requireNewest(_ db: Database) throws {
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Self.applicationID else { throw Self.foreign }
        try refuseNewer(db)
        for migration in migrations {
            guard try alreadyApplied(migration, db) else {
                throw StoreFailure.unavailable(
                    description: """
                        The installation is older than this program (schema \(migration.number - 1); this program's is \
                        \(migrations.count)). Start this program's server on it once, and stop it again.
                        """)
            }
        }
    }

    private static var foreign: StoreFailure {
        .unavailable(description: "The file is a database of another program; choose another folder.")
    }

    private func claimFile(_ db: Database) throws {
        let found = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if found == Self.applicationID { return try refuseNewer(db) }
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard found == 0, tables == 0 else {
            throw Self.foreign
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
        try migration.confirm(applied: applied)
        return true
    }

    private func refuseNewer(_ db: Database) throws {
        let newest = try Int.fetchOne(db, sql: "SELECT max(number) FROM migration") ?? 0
        try migrations.refuseNewer(than: newest)
    }
}
