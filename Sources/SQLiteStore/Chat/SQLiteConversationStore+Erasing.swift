import Chat
import Foundation
import GRDB
public import HelplineCore
import Synchronization

extension SQLiteConversationStore {
    public func erase(_ order: ErasureOrder, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { [database] db in
            if try ConversationRow.wasErased(order.conversation, in: db) { return }
            _ = try ConversationRow.require(order.conversation, in: db)
            database.erasureDebt.withLock { $0.made += 1 }
            // Before the conversation goes: its pseudonym needs the key that goes with it.
            try AuditWriter.append(recording, in: db)
            try db.execute(
                sql: "INSERT INTO erasure (conversation, reason, at) VALUES (?, ?, ?)",
                arguments: [order.conversation.column, order.reason.rawValue, order.at.hour.milliseconds])
            // The key that all of it is wrapped in first; then sealed keys; the rest goes by the foreign keys of every
            // slice's tables.
            try Keyring.destroyKey(of: order.conversation, in: db)
            for table in ["return_code", "session", "staff_key", "epoch_key", "entry", "staff_item"] {
                try db.execute(
                    sql: "DELETE FROM \(table) WHERE conversation = ?", arguments: [order.conversation.column])
            }
            try db.execute(sql: "DELETE FROM conversation WHERE id = ?", arguments: [order.conversation.column])
        }
        try await database.payTruncation()
    }

    public func finishErasures() async throws(StoreFailure) { try await database.payTruncation() }
}
