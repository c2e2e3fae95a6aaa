import Foundation
import GRDB
import HelplineCore
import Synchronization
import StoreSupport

extension SQLiteDatabase {
    /// Returns once every erasure that was committed before the call is on the list outside the backup.
    func listErasures() async throws(StoreFailure) {
        guard erasureDebt.withLock({ $0.unlisted?.isEmpty }) != true else { return }
        do {
            // On the writer: one at a time, after what was committed, and off the threads that answer requests.
            try await onWriter { [self] db in
                let owed = erasureDebt.withLock { $0.unlisted }
                let orders = try owed.map { try $0.filter { try Self.wasErased($0, in: db) } } ?? unlisted(in: db)
                if !orders.isEmpty { try erasureList.append(orders) }
                erasureDebt.withLock { $0.unlisted = Array(($0.unlisted ?? []).dropFirst(owed?.count ?? 0)) }
            }
        } catch {
            throw StoreFailure(from: error)
        }
    }

    /// Whether its transaction was committed.
    private static func wasErased(_ order: ErasureOrder, in db: Database) throws -> Bool {
        try ConversationRow.wasErased(order.conversation, in: db)
    }

    /// What the table has and the list has not: after a crash between the two, or when the list was put away.
    private func unlisted(in db: Database) throws -> [ErasureOrder] {
        let listed = Set(try erasureList.orders().map(\.conversation))
        return try Row.fetchAll(db, sql: "SELECT conversation, reason, at FROM erasure").compactMap { row in
            let conversation = try ConversationID(column: row["conversation"])
            guard !listed.contains(conversation) else { return nil }
            let reason = try row.value("reason", as: ErasureOrder.Reason.self)
            return ErasureOrder(conversation, reason: reason, at: Timestamp(milliseconds: row["at"]))
        }
    }
}
