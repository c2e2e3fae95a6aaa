import Accounts
import HelplineCore

/// A row of `statement`: the signed bytes as they came.
enum StatementRow {
    static func all(in db: PostgresConnection) throws -> [SignedStatement] {
        try db.rows("SELECT bytes, signature FROM statement ORDER BY number").map(signed)
    }

    /// The last one. Until the transaction ends nobody else adds one.
    static func lockedLast(in db: PostgresConnection) throws -> MembershipStatement? {
        try db.execute("LOCK TABLE statement IN SHARE ROW EXCLUSIVE MODE")
        return try db.row("SELECT bytes, signature FROM statement ORDER BY number DESC LIMIT 1")
            .map { try signed($0).statement }
    }

    static func insert(_ signed: SignedStatement, in db: PostgresConnection) throws {
        try db.execute(
            "INSERT INTO statement (number, bytes, signature) VALUES ($1, $2, $3)",
            [
                PostgresValue(signed.statement.number), .bytes(signed.statement.canonicalBytes),
                .bytes(signed.signature),
            ])
    }

    private static func signed(_ row: PostgresRow) throws -> SignedStatement {
        guard
            let signed = SignedStatement(canonicalBytes: try row.bytes("bytes"), signature: try row.bytes("signature"))
        else { throw StoreFailure.damaged("a membership statement") }
        return signed
    }
}
