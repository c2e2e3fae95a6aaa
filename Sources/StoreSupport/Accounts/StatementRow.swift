package import Accounts
import HelplineCore

/// A row of `statement`: the signed bytes as they came.
package enum StatementRow {
    package static func all(in db: any StoreTransaction) throws -> [SignedStatement] {
        try db.rows("SELECT bytes, signature FROM statement ORDER BY number").map(signed)
    }

    /// The last one. Until the transaction ends nobody else adds one.
    package static func lockedLast(in db: any StoreTransaction) throws -> MembershipStatement? {
        try db.lock(.team)
        return try db.row("SELECT bytes, signature FROM statement ORDER BY number DESC LIMIT 1")
            .map { try signed($0).statement }
    }

    package static func insert(_ signed: SignedStatement, in db: any StoreTransaction) throws {
        try db.execute(
            "INSERT INTO statement (number, bytes, signature) VALUES ($1, $2, $3)",
            [
                ColumnValue(signed.statement.number), .bytes(signed.statement.canonicalBytes),
                .bytes(signed.signature),
            ])
    }

    private static func signed(_ row: StoredRow) throws -> SignedStatement {
        guard
            let signed = SignedStatement(canonicalBytes: try row.bytes("bytes"), signature: try row.bytes("signature"))
        else { throw StoreFailure.damaged("a membership statement") }
        return signed
    }
}
