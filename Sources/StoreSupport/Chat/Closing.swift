package import Chat
import Foundation
package import HelplineCore

/// The end of a sitting, and with closing that of a conversation's exact times: what remains is the hour.
package enum Closing {
    /// Unchanged unless it waits or is active; one that nobody has claimed is closed at once.
    package static func end(_ id: ConversationID, by authority: Authority, at: Timestamp, in db: any StoreTransaction)
        throws
        -> Conversation
    {
        let current = try ConversationRow.require(id, by: authority, in: db)
        if case .visitor(let token) = authority { try SessionRows.dropTicket(of: token, in: db) }
        guard current.hasSitting else { return current }
        try EntryWriter.append(.ended(by: authority.endedBy), to: id, at: at, in: db)
        if current.claimedBy == nil {
            let event = authority.endsWaiting(of: current, at: at)
            try ServiceCounter.countEnd(event, of: current, at: at, in: db)
            try close(id, in: db)
        } else {
            try GuestRows.putOut(of: id, .ended, in: db)
            try db.execute("UPDATE conversation SET state = 'ended', joined_by = NULL WHERE id = $1", [id.column])
        }
        return try ConversationRow.require(id, in: db)
    }

    package static func close(_ id: ConversationID, in db: any StoreTransaction) throws {
        try GuestRows.putOut(of: id, .ended, in: db)
        try LetterRows.close(id, in: db)
        try PassingRows.close(id, in: db)
        try Willingness.settle(id, in: db)
        try db.execute(
            """
            UPDATE conversation SET
                state = 'closed', joined_by = NULL, queue_number = NULL, alone_since = NULL,
                left_at = left_at - left_at % 3600000,
                waiting_since = waiting_since - waiting_since % 3600000,
                claimed_at = claimed_at - claimed_at % 3600000,
                last_message_at = last_message_at - last_message_at % 3600000
            WHERE id = $1
            """, [id.column])
        for table in ["entry", "note"] {
            try db.execute("UPDATE \(table) SET at = at - at % 3600000 WHERE conversation = $1", [id.column])
        }
        for table in ["consultation", "alarm"] {
            try db.execute("DELETE FROM \(table) WHERE conversation = $1", [id.column])
        }
    }
}
