import Crypto
import Foundation
import HelplineCore

/// Brings a database to the newest schema, one transaction for each step, and refuses one it does not know.
struct Migrator {
    let migrations: [Migration]

    /// Of the advisory lock that lets one node at a time migrate: "LPNT".
    private static let lock = 0x4C50_4E54

    /// Throws `.unavailable` with a sentence for the operator when the schema is somebody else's, newer than this
    /// program, or was made by a migration that has been altered since.
    func migrate(_ db: PostgresConnection) throws {
        try step(db) { try claim(db) }
        for migration in migrations {
            try step(db) {
                if try alreadyApplied(migration, db) { return }
                try db.script(String(decoding: migration.sql, as: UTF8.self))
                try db.execute(
                    "INSERT INTO migration (number, name, sha256) VALUES ($1, $2, $3)",
                    [PostgresValue(migration.number), .text(migration.name), .bytes(digest(migration))])
            }
        }
        try refuseNewer(db)
    }

    /// The lock is taken before the look: several nodes may start at the same time.
    private func step(_ db: PostgresConnection, _ body: () throws -> Void) throws {
        try db.inTransaction("BEGIN") { _ in
            try db.script("SELECT pg_advisory_xact_lock(\(Self.lock))")
            try body()
        }
    }

    private func claim(_ db: PostgresConnection) throws {
        let tables = try db.rows(
            "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()"
        ).map { try $0.text("name") }
        if tables.contains("migration") { return try refuseNewer(db) }
        guard tables.isEmpty else {
            throw StoreFailure.unavailable(
                description: "The database holds another program's tables; create one of its own.")
        }
        try db.script(
            """
            CREATE TABLE migration (
                number bigint PRIMARY KEY CHECK (number >= 1), name text NOT NULL,
                sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32)
            )
            """)
    }

    private func alreadyApplied(_ migration: Migration, _ db: PostgresConnection) throws -> Bool {
        guard
            let row = try db.row(
                "SELECT sha256 FROM migration WHERE number = $1", [PostgresValue(migration.number)])
        else { return false }
        guard try row.bytes("sha256") == digest(migration) else {
            throw StoreFailure.unavailable(
                description: """
                    Migration \(migration.number) (\(migration.name)) differs from the one this database was made with; \
                    use the program that made it, or a released version.
                    """)
        }
        return true
    }

    private func refuseNewer(_ db: PostgresConnection) throws {
        let newest = try db.row("SELECT max(number) AS newest FROM migration")?.optionalInt("newest") ?? 0
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
