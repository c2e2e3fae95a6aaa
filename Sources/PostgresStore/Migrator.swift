import Foundation
import HelplineCore
import StoreSupport

/// Brings a database to the newest schema, one transaction for each step, and refuses one it does not know.
struct Migrator {
    let migrations: [Migration]
    /// Whether this is the copy whose marker stands in the database; everybody else is refused as long as it stands.
    var isCopying = false

    /// Of the advisory lock that lets one node at a time migrate: "LPNT".
    private static let lock = 0x4C50_4E54

    /// Throws `.unavailable` with a sentence for the operator when the schema is somebody else's, newer than this
    /// program, or was made by a migration that has been altered since.
    func migrate(_ db: PostgresConnection) throws {
        try Self.alone(db) { try claim(db) }
        for migration in migrations {
            try Self.alone(db) {
                if try alreadyApplied(migration, db) { return }
                try db.script(migration.script)
                try db.execute(
                    "INSERT INTO migration (number, name, sha256) VALUES ($1, $2, $3)",
                    [ColumnValue(migration.number), .text(migration.name), .bytes(migration.digest)])
            }
        }
        try refuseNewer(db)
    }

    /// One transaction, while nobody else decides what this database is to be. The lock is taken before the look: several nodes
    /// may start at the same time.
    static func alone(_ db: PostgresConnection, _ body: () throws -> Void) throws {
        try db.inTransaction("BEGIN") { _ in
            try db.script("SELECT pg_advisory_xact_lock(\(lock))")
            try body()
        }
    }

    static func tables(_ db: PostgresConnection) throws -> Set<String> {
        try Set(
            db.rows("SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()").map {
                try $0.text("name")
            })
    }

    private func claim(_ db: PostgresConnection) throws {
        var tables = try Self.tables(db)
        if tables.remove(CopyMarker.table) != nil, !isCopying { throw CopyMarker.refusal }
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
                "SELECT sha256 FROM migration WHERE number = $1", [ColumnValue(migration.number)])
        else { return false }
        try migration.confirm(applied: row.bytes("sha256"))
        return true
    }

    private func refuseNewer(_ db: PostgresConnection) throws {
        let newest = try db.row("SELECT max(number) AS newest FROM migration")?.optionalInt("newest") ?? 0
        try migrations.refuseNewer(than: newest)
    }
}
