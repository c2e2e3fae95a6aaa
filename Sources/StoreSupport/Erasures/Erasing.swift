package import HelplineCore

/// What an erasure takes away, and what stays: that it was.
package enum Erasing {
    /// Inside the caller's transaction, with the conversation's row locked. Who called it has `database` pay what is owed then.
    package static func carryOut(
        _ order: ErasureOrder, recording: AuditEntry, of database: some StoreDatabase, in db: any StoreTransaction
    ) throws {
        // Before the conversation goes: its pseudonym needs the key that goes with it.
        try AuditWriter.append(recording, in: db)
        try db.execute(
            "INSERT INTO erasure (conversation, reason, at) VALUES ($1, $2, $3)",
            [order.conversation.column, .text(order.reason.rawValue), order.at.hour.column])
        // The key that all of it is wrapped in first; then sealed keys; the rest goes by the foreign keys of every slice's
        // tables.
        try db.destroyKey(of: order.conversation)
        for table in ["return_code", "session", "staff_key", "epoch_key", "entry", "staff_item"] {
            try db.execute("DELETE FROM \(table) WHERE conversation = $1", [order.conversation.column])
        }
        // Her word ends what the team would still ask; the end of a term does not.
        if order.reason == .visitor { try FollowUpRows.delete(of: order.conversation, in: db) }
        try db.execute("DELETE FROM conversation WHERE id = $1", [order.conversation.column])
        database.owe([order])
    }
}
