import HelplineCore
import StoreSupport

extension PostgresDatabase {
    /// Returns once every erasure that any node committed before the call is on this node's list, outside the database and its
    /// dumps.
    func listErasures() async throws(StoreFailure) {
        try await alone { [listing] connection in
            let rows = try connection.rows(
                "SELECT conversation, reason, at FROM erasure WHERE at >= $1", [listing.since.column])
            try listing.catchUp(
                with: rows.map { row in
                    ErasureOrder(
                        try ConversationID(column: row.bytes("conversation")),
                        reason: try row.value("reason", as: ErasureOrder.Reason.self), at: try row.timestamp("at"))
                })
        }
    }

    /// Puts these on this node's list, whatever the database knows of them.
    func list(_ orders: [ErasureOrder]) async throws(StoreFailure) {
        try await alone { [listing] _ in try listing.add(orders) }
    }
}
