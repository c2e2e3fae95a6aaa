import Chat
import Foundation
import HelplineCore

/// The end of a sitting, and with closing that of a conversation's exact times: what remains is the hour.
enum Closing {
    /// Unchanged unless it waits or is active; one that nobody has claimed is closed at once.
    static func end(_ id: ConversationID, by authority: Authority, at: Timestamp, in db: PostgresConnection) throws
        -> Conversation
    {
        let current = try ConversationRow.require(id, by: authority, in: db)
        guard current.state == .waiting || current.state == .active else { return current }
        try EntryWriter.append(.ended(by: authority.endedBy), to: id, at: at, in: db)
        if current.claimedBy == nil {
            try close(id, in: db)
        } else {
            try db.execute("UPDATE conversation SET state = 'ended' WHERE id = $1", [id.column])
        }
        return try ConversationRow.require(id, in: db)
    }

    static func close(_ id: ConversationID, in db: PostgresConnection) throws {
        try db.execute(
            """
            UPDATE conversation SET
                state = 'closed', queue_number = NULL, alone_since = NULL,
                waiting_since = waiting_since - waiting_since % 3600000,
                claimed_at = claimed_at - claimed_at % 3600000,
                last_message_at = last_message_at - last_message_at % 3600000
            WHERE id = $1
            """, [id.column])
        try db.execute("UPDATE entry SET at = at - at % 3600000 WHERE conversation = $1", [id.column])
    }
}
