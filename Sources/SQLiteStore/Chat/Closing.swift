import Chat
import Foundation
import GRDB
import HelplineCore

/// The end of a sitting, and with closing that of a conversation's exact times: what remains is the hour.
enum Closing {
    private static let hour = 3_600_000

    /// Unchanged unless it waits or is active; one that nobody has claimed is closed at once.
    static func end(_ id: ConversationID, by authority: Authority, at: Timestamp, in db: Database) throws
        -> Conversation
    {
        let current = try ConversationRow.require(id, by: authority, in: db)
        guard current.state == .waiting || current.state == .active else { return current }
        try EntryWriter.append(.ended(by: authority.endedBy), to: id, at: at, in: db)
        if current.claimedBy == nil {
            try close(id, in: db)
        } else {
            try db.cachedStatement(sql: "UPDATE conversation SET state = 'ended' WHERE id = ?")
                .execute(arguments: [id.column])
        }
        return try ConversationRow.require(id, in: db)
    }

    static func close(_ id: ConversationID, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE conversation SET
                    state = 'closed', queue_number = NULL, alone_since = NULL,
                    waiting_since = waiting_since - waiting_since % :hour, claimed_at = claimed_at - claimed_at % :hour,
                    last_message_at = last_message_at - last_message_at % :hour
                WHERE id = :id
                """,
            arguments: ["hour": hour, "id": id.column])
        try db.execute(
            sql: "UPDATE entry SET at = at - at % :hour WHERE conversation = :id",
            arguments: ["hour": hour, "id": id.column])
    }
}
