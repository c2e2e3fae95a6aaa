public import Accounts
import GRDB
public import HelplineCore

/// Sign-ins in SQLite: the digest of a token, whose it is, when it began and was last used.
public struct SQLiteSignInStore: SignInStore {
    /// Signs of life closer together than this are one: not every request writes.
    private static let signOfLifeGrain = Duration.seconds(60)

    private let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func begin(
        _ token: SecretDigest, for member: MemberID, codeStep: Int64, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) {
        try await database.write { db in
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT \(MemberRow.columns), last_code_step FROM member WHERE id = ?",
                    arguments: [member.column]),
                try MemberRow.member(row).state.maySignIn
            else { throw StoreFailure.notFound }
            guard (row["last_code_step"] as Int64) < codeStep else { throw StoreFailure.conflict(.alreadyUsed) }
            try db.execute(
                sql: "UPDATE member SET last_code_step = ? WHERE id = ?", arguments: [codeStep, member.column])
            try db.execute(
                sql: "INSERT INTO sign_in (token, member, begun, last_seen) VALUES (?, ?, ?, ?)",
                arguments: [token.bytes, member.column, at.milliseconds, at.milliseconds])
            try AuditWriter.append(recording, in: db)
        }
    }

    public func member(signedInWith token: SecretDigest, terms: SignInTerms, signOfLife: Bool, at: Timestamp)
        async throws(StoreFailure) -> Member
    {
        let (member, lastSeen) = try database.glance { db in
            guard
                let row = try Row.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT \(MemberRow.columns), last_seen FROM sign_in JOIN member ON member.id = sign_in.member
                            WHERE token = ? AND last_seen >= ? AND begun >= ?
                            """),
                    arguments: [token.bytes, (at - terms.idle).milliseconds, (at - terms.longest).milliseconds])
            else { throw StoreFailure.notFound }
            let member = try MemberRow.member(row)
            guard member.state.maySignIn else { throw StoreFailure.notFound }
            return (member, Timestamp(milliseconds: row["last_seen"]))
        }
        if signOfLife, at - lastSeen >= Self.signOfLifeGrain {
            try await database.write { db in
                try db.execute(
                    sql: "UPDATE sign_in SET last_seen = max(last_seen, ?) WHERE token = ?",
                    arguments: [at.milliseconds, token.bytes])
            }
        }
        return member
    }

    public func end(_ token: SecretDigest, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM sign_in WHERE token = ?", arguments: [token.bytes])
            if db.changesCount > 0 { try AuditWriter.append(recording, in: db) }
        }
    }

    public func recordRefusal(_ entry: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in try AuditWriter.append(entry, in: db) }
    }

    @discardableResult
    public func deleteEnded(terms: SignInTerms, at: Timestamp) async throws(StoreFailure) -> Int {
        try await database.write { db in
            try db.execute(
                sql: "DELETE FROM sign_in WHERE last_seen < ? OR begun < ?",
                arguments: [(at - terms.idle).milliseconds, (at - terms.longest).milliseconds])
            return db.changesCount
        }
    }
}
