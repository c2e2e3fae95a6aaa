package import Accounts
package import HelplineCore

/// The founding: at most one row each for the mark, the set-up link and the installation.
package struct SQLInstallationStore<Database: StoreDatabase>: InstallationStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func installation() async throws(StoreFailure) -> Installation? {
        try await database.read { db in
            try db.row("SELECT name, return_code_salt, root_hash FROM installation").map { row in
                Installation(
                    name: try row.text("name"), returnCodeSalt: try row.bytes("return_code_salt"),
                    rootHash: try row.bytes("root_hash"), isDemonstration: try Self.isMarked(db))
            }
        }
    }

    package func markAsDemonstration() async throws(StoreFailure) {
        try await database.write { db in
            try db.lock(.founding)
            guard try !Self.isMarked(db) else { return }
            guard try !Self.isFounded(db) else { throw StoreFailure.conflict(.wrongState) }
            try db.execute("INSERT INTO demonstration (one) VALUES (1)")
        }
    }

    package func isDemonstration() async throws(StoreFailure) -> Bool {
        try await database.read { db in try Self.isMarked(db) }
    }

    package func offerSetUp(_ token: SecretDigest, until: Timestamp) async throws(StoreFailure) {
        try await database.write { db in
            try db.lock(.founding)
            guard try !Self.isFounded(db) else { throw StoreFailure.conflict(.alreadyUsed) }
            try db.execute(
                """
                INSERT INTO set_up (one, token, expires) VALUES (1, $1, $2)
                ON CONFLICT (one) DO UPDATE SET token = excluded.token, expires = excluded.expires
                """,
                [token.column, until.column])
        }
    }

    package func isSetUpOpen(_ token: SecretDigest, at: Timestamp) async throws(StoreFailure) -> Bool {
        try await database.read { db in try Self.opens(token, at: at, in: db) }
    }

    package func found(_ founding: Founding, with token: SecretDigest, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            try db.lock(.founding)
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

    private static func isMarked(_ db: any StoreTransaction) throws -> Bool {
        try db.row("SELECT 1 FROM demonstration") != nil
    }

    private static func isFounded(_ db: any StoreTransaction) throws -> Bool {
        try db.row("SELECT 1 FROM installation") != nil
    }

    private static func opens(_ token: SecretDigest, at: Timestamp, in db: any StoreTransaction) throws -> Bool {
        let row = try db.row("SELECT token FROM set_up WHERE expires > $1", [at.column])
        return try row.flatMap { SecretDigest(stored: try $0.bytes("token")) } == token
    }
}
