public import Accounts
public import HelplineCore

/// The founding in PostgreSQL: at most one row each for the mark, the set-up link and the installation.
public struct PostgresInstallationStore: InstallationStore {
    private let database: PostgresDatabase

    public init(_ database: PostgresDatabase) { self.database = database }

    public func installation() async throws(StoreFailure) -> Installation? {
        try await database.read { db in
            try db.row("SELECT name, return_code_salt, root_hash FROM installation").map { row in
                Installation(
                    name: try row.text("name"), returnCodeSalt: try row.bytes("return_code_salt"),
                    rootHash: try row.bytes("root_hash"), isDemonstration: try Self.isMarked(db))
            }
        }
    }

    public func markAsDemonstration() async throws(StoreFailure) {
        try await database.write { db in
            try Self.lock(db)
            guard try !Self.isMarked(db) else { return }
            guard try !Self.isFounded(db) else { throw StoreFailure.conflict(.wrongState) }
            try db.execute("INSERT INTO demonstration (one) VALUES (1)")
        }
    }

    public func isDemonstration() async throws(StoreFailure) -> Bool {
        try await database.read { db in try Self.isMarked(db) }
    }

    public func offerSetUp(_ token: SecretDigest, until: Timestamp) async throws(StoreFailure) {
        try await database.write { db in
            try Self.lock(db)
            guard try !Self.isFounded(db) else { throw StoreFailure.conflict(.alreadyUsed) }
            try db.execute(
                """
                INSERT INTO set_up (one, token, expires) VALUES (1, $1, $2)
                ON CONFLICT (one) DO UPDATE SET token = excluded.token, expires = excluded.expires
                """,
                [token.column, until.column])
        }
    }

    public func isSetUpOpen(_ token: SecretDigest, at: Timestamp) async throws(StoreFailure) -> Bool {
        try await database.read { db in try Self.opens(token, at: at, in: db) }
    }

    public func found(_ founding: Founding, with token: SecretDigest, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            try Self.lock(db)
            guard try !Self.isFounded(db) else { throw StoreFailure.conflict(.alreadyUsed) }
            guard try Self.opens(token, at: at, in: db) else { throw StoreFailure.notFound }
            try db.execute("DELETE FROM set_up")
            try db.execute(
                "INSERT INTO installation (one, name, return_code_salt, root_hash) VALUES (1, $1, $2, $3)",
                [.text(founding.name), .bytes(founding.returnCodeSalt), .bytes(founding.list.rootHash)])
            try MemberRow.insert(founding.founder, state: .admitted, in: db)
            for signed in founding.list.statements { try StatementRow.insert(signed, in: db) }
            for key in founding.teamKeys { try TeamKeyRow.insert(key, in: db) }
            try TeamEpoch.set(founding.list.teamEpoch, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    /// Foundings, marks and offers of all nodes go one after the other.
    private static func lock(_ db: PostgresConnection) throws {
        try db.execute("LOCK TABLE installation IN SHARE ROW EXCLUSIVE MODE")
    }

    private static func isMarked(_ db: PostgresConnection) throws -> Bool {
        try db.row("SELECT 1 FROM demonstration") != nil
    }

    private static func isFounded(_ db: PostgresConnection) throws -> Bool {
        try db.row("SELECT 1 FROM installation") != nil
    }

    private static func opens(_ token: SecretDigest, at: Timestamp, in db: PostgresConnection) throws -> Bool {
        let row = try db.row("SELECT token FROM set_up WHERE expires > $1", [at.column])
        return try row.flatMap { SecretDigest(stored: try $0.bytes("token")) } == token
    }
}
