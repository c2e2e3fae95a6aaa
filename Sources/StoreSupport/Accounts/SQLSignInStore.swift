package import Accounts
package import HelplineCore

/// The digest of a token, whose it is, when it began and was last used.
package struct SQLSignInStore<Database: StoreDatabase>: SignInStore {
    /// Signs of life closer together than this are one: not every request writes.
    private static var signOfLifeGrain: Duration { .seconds(60) }

    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func begin(
        _ token: SecretDigest, for member: MemberID, codeStep: Int64, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) {
        try await database.write { db in
            let isNew = try MemberRow.take(codeStep, of: member, in: db)
            guard
                let row = try db.row("SELECT \(MemberRow.columns) FROM member WHERE id = $1", [member.column]),
                try MemberRow.member(row).state.maySignIn
            else { throw StoreFailure.notFound }
            guard isNew else { throw StoreFailure.conflict(.alreadyUsed) }
            try db.execute(
                "INSERT INTO sign_in (token, member, begun, last_seen) VALUES ($1, $2, $3, $3)",
                [token.column, member.column, at.column])
            try AuditWriter.append(recording, in: db)
        }
    }

    package func member(signedInWith token: SecretDigest, terms: SignInTerms, signOfLife: Bool, at: Timestamp)
        async throws(StoreFailure) -> Member
    {
        let (member, lastSeen) = try await database.glance { db in
            guard
                let row = try db.row(
                    """
                    SELECT \(MemberRow.columns), last_seen FROM sign_in JOIN member ON member.id = sign_in.member
                    WHERE token = $1 AND last_seen >= $2 AND begun >= $3
                    """, [token.column, (at - terms.idle).column, (at - terms.longest).column])
            else { throw StoreFailure.notFound }
            let member = try MemberRow.member(row)
            guard member.state.maySignIn else { throw StoreFailure.notFound }
            return (member, try row.timestamp("last_seen"))
        }
        if signOfLife, at - lastSeen >= Self.signOfLifeGrain {
            try await database.write { db in
                _ = try db.execute(
                    "UPDATE sign_in SET last_seen = $1 WHERE token = $2 AND last_seen < $1", [at.column, token.column])
            }
        }
        return member
    }

    package func glimpse(signedInWith token: SecretDigest, terms: SignInTerms, at: Timestamp) throws(StoreFailure)
        -> SignInGlimpse?
    {
        try database.glimpse(
            signedInWith: token, seenSince: at - terms.idle, seenAfter: at - Self.signOfLifeGrain,
            begunSince: at - terms.longest)
    }

    package func signedIn(terms: SignInTerms, at: Timestamp) async throws(StoreFailure) -> [Member] {
        try await database.read { db in
            try db.rows(
                """
                SELECT \(MemberRow.columns) FROM member WHERE state = 'admitted' AND id IN (
                    SELECT member FROM sign_in WHERE last_seen >= $1 AND begun >= $2) ORDER BY name_key
                """, [(at - terms.idle).column, (at - terms.longest).column]
            ).map(MemberRow.member)
        }
    }

    package func end(_ token: SecretDigest, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            let ended = try db.execute("DELETE FROM sign_in WHERE token = $1", [token.column])
            if ended > 0 { try AuditWriter.append(recording, in: db) }
        }
    }

    package func recordRefusal(_ entry: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in try AuditWriter.append(entry, in: db) }
    }

    @discardableResult
    package func deleteEnded(terms: SignInTerms, at: Timestamp) async throws(StoreFailure) -> Int {
        try await database.write { db in
            try db.execute(
                "DELETE FROM sign_in WHERE last_seen < $1 OR begun < $2",
                [(at - terms.idle).column, (at - terms.longest).column])
        }
    }
}
