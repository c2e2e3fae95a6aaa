public import Chat
import Foundation
import GRDB
public import HelplineCore
import Synchronization

extension SQLiteConversationStore {
    public func erase(_ order: ErasureOrder, by authority: Authority, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { [database] db in
            if try ConversationRow.wasErased(order.conversation, in: db) { return }
            _ = try ConversationRow.require(order.conversation, by: authority, in: db)
            database.erasureDebt.withLock { $0.owe([order]) }
            try Self.erase(order, recording: recording, in: db)
        }
        try await database.payErasureDebt()
    }

    public func eraseExpired(lastEntryBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]
    {
        let expired = try await database.write { [database] db in
            let expired = try ConversationRow.ids(
                where: "last_message_at < ? ORDER BY last_message_at LIMIT ?", [lastEntryBefore.milliseconds, limit],
                in: db)
            guard !expired.isEmpty else { return expired }
            let orders = expired.map { ErasureOrder($0, reason: .retention, at: at) }
            database.erasureDebt.withLock { $0.owe(orders) }
            for order in orders {
                try Self.erase(
                    order,
                    recording: AuditEntry(.expired, by: .system, conversation: order.conversation, at: at), in: db)
            }
            return expired
        }
        if !expired.isEmpty { try await database.payErasureDebt() }
        return expired
    }

    public func finishErasures() async throws(StoreFailure) { try await database.payErasureDebt() }

    /// Inside the caller's transaction, who owes the listing and the cutting of the log after it.
    static func erase(_ order: ErasureOrder, recording: AuditEntry, in db: Database) throws {
        // Before the conversation goes: its pseudonym needs the key that goes with it.
        try AuditWriter.append(recording, in: db)
        try db.execute(
            sql: "INSERT INTO erasure (conversation, reason, at) VALUES (?, ?, ?)",
            arguments: [order.conversation.column, order.reason.rawValue, order.at.hour.milliseconds])
        // The key that all of it is wrapped in first; then sealed keys; the rest goes by the foreign keys of every slice's
        // tables.
        try Keyring.destroyKey(of: order.conversation, in: db)
        for table in ["return_code", "session", "staff_key", "epoch_key", "entry", "staff_item"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE conversation = ?", arguments: [order.conversation.column])
        }
        try db.execute(sql: "DELETE FROM conversation WHERE id = ?", arguments: [order.conversation.column])
    }
}
