import Accounts
import Foundation
import GRDB
import HelplineCore

/// A row of `statement`: the signed bytes as they came.
enum StatementRow {
    static func all(in db: Database) throws -> [SignedStatement] {
        try Row.fetchAll(db, sql: "SELECT bytes, signature FROM statement ORDER BY number").map(signed)
    }

    static func last(in db: Database) throws -> MembershipStatement? {
        try Row.fetchOne(db, sql: "SELECT bytes, signature FROM statement ORDER BY number DESC LIMIT 1")
            .map { try signed($0).statement }
    }

    static func insert(_ signed: SignedStatement, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO statement (number, bytes, signature) VALUES (?, ?, ?)",
            arguments: [signed.statement.number, signed.statement.canonicalBytes, signed.signature])
    }

    private static func signed(_ row: Row) throws -> SignedStatement {
        guard let signed = SignedStatement(canonicalBytes: row["bytes"], signature: row["signature"]) else {
            throw StoreFailure.unavailable(description: "A membership statement in the database is damaged.")
        }
        return signed
    }
}
