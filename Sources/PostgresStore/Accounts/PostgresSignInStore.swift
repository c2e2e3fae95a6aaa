public import Accounts
public import HelplineCore

/// Sign-ins in PostgreSQL: the digest of a token, whose it is, when it began and was last used.
public struct PostgresSignInStore: SignInStore {
    /// Signs of life closer together than this are one: not every request writes.
    private static let signOfLifeGrain = Duration.seconds(60)

    private let database: PostgresDatabase

    public init(_ database: PostgresDatabase) { self.database = database }

    public func begin(
        _ token: SecretDigest, for member: MemberID, codeStep: Int64, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) {
        try await database.write { db in
            // The row is locked: of two nodes that were given the same code, one is second.
            guard
                let row = try db.row(
                    "SELECT \(MemberRow.columns), last_code_step FROM member WHERE id = $1 FOR NO KEY UPDATE",
                    [member.column]),
                try MemberRow.member(row).state.maySignIn
            else { throw StoreFailure.notFound }
            guard Int64(try row.int("last_code_step")) < codeStep else { throw StoreFailure.conflict(.alreadyUsed) }
            try db.execute(
                "UPDATE member SET last_code_step = $1 WHERE id = $2", [.int(codeStep), member.column])
            try db.execute(
                "INSERT INTO sign_in (token, member, begun, last_seen) VALUES ($1, $2, $3, $3)",
                [token.column, member.column, at.column])
            try AuditWriter.append(recording, in: db)
        }
    }

    public func member(signedInWith token: SecretDigest, terms: SignInTerms, signOfLife: Bool, at: Timestamp)
        async throws(StoreFailure) -> Member
    {
        let (member, lastSeen) = try await database.read { db in
            guard
                let row = try db.row(
                    """
                    SELECT \(MemberRow.columns), last_seen FROM sign_in JOIN member ON member.id = sign_in.member
                    WHERE token = $1 AND last_seen >= $2 AND begun >= $3
                    """,
                    [
                        token.column, (at - terms.idle).column,
                        (at - terms.longest).column,
                    ])
            else { throw StoreFailure.notFound }
            let member = try MemberRow.member(row)
            guard member.state.maySignIn else { throw StoreFailure.notFound }
            return (member, try row.timestamp("last_seen"))
        }
        if signOfLife, at - lastSeen >= Self.signOfLifeGrain {
            try await database.write { db in
                _ = try db.execute(
                    "UPDATE sign_in SET last_seen = greatest(last_seen, $1) WHERE token = $2",
                    [at.column, token.column])
            }
        }
        return member
    }

    public func end(_ token: SecretDigest, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            let ended = try db.execute("DELETE FROM sign_in WHERE token = $1", [token.column])
            if ended > 0 { try AuditWriter.append(recording, in: db) }
        }
    }

    public func recordRefusal(_ entry: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in try AuditWriter.append(entry, in: db) }
    }

    @discardableResult
    public func deleteEnded(terms: SignInTerms, at: Timestamp) async throws(StoreFailure) -> Int {
        try await database.write { db in
            try db.execute(
                "DELETE FROM sign_in WHERE last_seen < $1 OR begun < $2",
                [(at - terms.idle).column, (at - terms.longest).column])
        }
    }
}
