public import HelplineCore
import StoreSupport

/// Erases again, in a database that was put back from a dump, what was erased after it.
public struct PostgresErasureReplay: Sendable {
    private let database: PostgresDatabase

    public init(_ database: PostgresDatabase) { self.database = database }

    /// Those of the orders that this database does not know.
    public func unknown(of orders: [ErasureOrder]) async throws(StoreFailure) -> [ErasureOrder] {
        let known = try await database.read { db in
            try db.rows("SELECT conversation FROM erasure").map {
                try ConversationID(column: $0.bytes("conversation"))
            }
        }
        let set = Set(known)
        return orders.filter { !set.contains($0.conversation) }
    }

    /// Carries out every order that this database does not know; gives how many conversations it still held. One that it does
    /// not hold is written down as erased all the same, so that who comes back to it is told so.
    public func carryOut(_ orders: [ErasureOrder]) async throws(StoreFailure) -> Int {
        var held = 0
        for order in try await unknown(of: orders) {
            let isHeld = try await database.write { [database] db in
                try ConversationRow.lock(order.conversation, in: db)
                guard try ConversationRow.exists(order.conversation, in: db) else {
                    try db.execute(
                        """
                        INSERT INTO erasure (conversation, reason, at) VALUES ($1, $2, $3)
                        ON CONFLICT (conversation) DO NOTHING
                        """, [order.conversation.column, .text(order.reason.rawValue), order.at.hour.column])
                    return false
                }
                let isHers = order.reason == .visitor
                try Erasing.carryOut(
                    order,
                    recording: AuditEntry(
                        isHers ? .erased : .expired, by: isHers ? .visitor : .system,
                        conversation: order.conversation, at: order.at), of: database, in: db)
                return true
            }
            if isHeld { held += 1 }
        }
        try await database.list(orders)
        try await database.payErasures()
        return held
    }
}
