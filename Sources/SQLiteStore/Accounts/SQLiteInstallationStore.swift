public import Accounts
import Foundation
import GRDB
public import HelplineCore

/// The founding in SQLite: at most one row each for the mark, the set-up link and the installation.
public struct SQLiteInstallationStore: InstallationStore {
    private let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func installation() async throws(StoreFailure) -> Installation? {
        try await database.read { db in
            try Row.fetchOne(db, sql: "SELECT name, return_code_salt, root_hash FROM installation").map { row in
                Installation(
                    name: row["name"], returnCodeSalt: row["return_code_salt"], rootHash: row["root_hash"],
                    isDemonstration: try Self.isMarked(db))
            }
        }
    }

    public func markAsDemonstration() async throws(StoreFailure) {
        try await database.write { db in
            guard try !Self.isMarked(db) else { return }
            guard try !Self.isFounded(db) else { throw StoreFailure.conflict(.wrongState) }
            try db.execute(sql: "INSERT INTO demonstration (one) VALUES (1)")
        }
    }

    public func isDemonstration() async throws(StoreFailure) -> Bool {
        try await database.read { db in try Self.isMarked(db) }
    }

    public func offerSetUp(_ token: SecretDigest, until: Timestamp) async throws(StoreFailure) {
        try await database.write { db in
            guard try !Self.isFounded(db) else { throw StoreFailure.conflict(.alreadyUsed) }
            try db.execute(
                sql: """
                    INSERT INTO set_up (one, token, expires) VALUES (1, ?, ?)
                    ON CONFLICT (one) DO UPDATE SET token = excluded.token, expires = excluded.expires
                    """,
                arguments: [token.bytes, until.milliseconds])
        }
    }

    public func isSetUpOpen(_ token: SecretDigest, at: Timestamp) async throws(StoreFailure) -> Bool {
        try await database.read { db in try Self.opens(token, at: at, in: db) }
    }

    public func found(_ founding: Founding, with token: SecretDigest, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            guard try !Self.isFounded(db) else { throw StoreFailure.conflict(.alreadyUsed) }
            guard try Self.opens(token, at: at, in: db) else { throw StoreFailure.notFound }
            try db.execute(sql: "DELETE FROM set_up")
            try db.execute(
                sql: "INSERT INTO installation (one, name, return_code_salt, root_hash) VALUES (1, ?, ?, ?)",
                arguments: [founding.name, founding.returnCodeSalt, founding.list.rootHash])
            try MemberRow.insert(founding.founder, state: .admitted, in: db)
            for signed in founding.list.statements { try StatementRow.insert(signed, in: db) }
            for key in founding.teamKeys { try TeamKeyRow.insert(key, in: db) }
            try TeamEpoch.set(founding.list.teamEpoch, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    private static func isMarked(_ db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM demonstration)") ?? false
    }

    private static func isFounded(_ db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM installation)") ?? false
    }

    private static func opens(_ token: SecretDigest, at: Timestamp, in db: Database) throws -> Bool {
        let stored = try Data.fetchOne(
            db, sql: "SELECT token FROM set_up WHERE expires > ?", arguments: [at.milliseconds])
        return stored.flatMap { SecretDigest(stored: $0) } == token
    }
}
