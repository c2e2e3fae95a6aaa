public import Chat
import Foundation
public import HelplineCore
import Synchronization

extension PostgresConversationStore {
    public func erase(_ order: ErasureOrder, by authority: Authority, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            try ConversationRow.lock(order.conversation, in: db)
            if try ConversationRow.wasErased(order.conversation, in: db) { return }
            _ = try ConversationRow.require(order.conversation, by: authority, in: db)
            try Self.erase(order, recording: recording, in: db)
        }
        database.erasureDebt.withLock { $0.made += 1 }
        try await finishErasures()
    }

    public func eraseExpired(lastEntryBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]
    {
        let expired = try await database.write { db in
            let expired = try ConversationRow.take(
                where: "last_message_at < $1", oldestFirstBy: "last_message_at",
                [lastEntryBefore.column, PostgresValue(limit)], in: db)
            for id in expired {
                try Self.erase(
                    ErasureOrder(id, reason: .retention, at: at),
                    recording: AuditEntry(.expired, by: .system, conversation: id, at: at), in: db)
            }
            return expired
        }
        if !expired.isEmpty {
            database.erasureDebt.withLock { $0.made += 1 }
            try await finishErasures()
        }
        return expired
    }

    /// An erasure is final with its commit. What this does beside it: the deleted keys' bytes leave the table's file.
    public func finishErasures() async throws(StoreFailure) { try await database.payErasures() }

    /// Inside the caller's transaction, with the conversation's row locked.
    private static func erase(_ order: ErasureOrder, recording: AuditEntry, in db: PostgresConnection) throws {
        // Before the conversation goes: its pseudonym needs the key that goes with it.
        try AuditWriter.append(recording, in: db)
        try db.execute(
            "INSERT INTO erasure (conversation, reason, at) VALUES ($1, $2, $3)",
            [order.conversation.column, .text(order.reason.rawValue), order.at.hour.column])
        // The key that all of it is wrapped in first; then sealed keys; the rest goes by the foreign keys of every slice's
        // tables.
        for table in [
            "conversation_key", "return_code", "session", "staff_key", "epoch_key", "entry", "staff_item",
        ] {
            try db.execute("DELETE FROM \(table) WHERE conversation = $1", [order.conversation.column])
        }
        try db.execute("DELETE FROM conversation WHERE id = $1", [order.conversation.column])
    }
}
