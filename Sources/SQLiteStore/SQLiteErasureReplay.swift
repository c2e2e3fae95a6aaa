import Foundation
import GRDB
public import HelplineCore
import StoreSupport

/// Erases again, in a database that was put back, what was erased after its backup.
public struct SQLiteErasureReplay: Sendable {
    private let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    /// Those of the orders that this database does not know.
    public func unknown(of orders: [ErasureOrder]) async throws(StoreFailure) -> [ErasureOrder] {
        let known = try await database.read { db in
            try Data.fetchAll(db, sql: "SELECT conversation FROM erasure").map { try ConversationID(column: $0) }
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
                guard try ConversationRow.exists(order.conversation, in: db) else {
                    try db.execute(
                        sql: "INSERT OR IGNORE INTO erasure (conversation, reason, at) VALUES (?, ?, ?)",
                        arguments: [order.conversation.column, order.reason.rawValue, order.at.hour.milliseconds])
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
        try await database.payErasures()
        return held
    }
}
