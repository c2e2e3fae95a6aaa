package import Chat
import Foundation
package import HelplineCore

/// Offers, of which each conversation has at most one.
package enum HandoverRows {
    private static let columns = "SELECT conversation, giver, receiver, until FROM handover"

    package static func find(_ id: ConversationID, in db: any StoreTransaction) throws -> Handover? {
        try db.row("\(columns) WHERE conversation = $1", [id.column]).map(read)
    }

    /// Unanswered, in time, and the giver still has it.
    package static func standing(at: Timestamp, in db: any StoreTransaction) throws -> [Handover] {
        try db.rows(
            """
            \(columns) WHERE until > $1 AND EXISTS (
                SELECT 1 FROM conversation AS held
                WHERE held.id = handover.conversation AND held.claimed_by = giver AND held.state = 'active')
            ORDER BY until, conversation
            """, [at.column]
        ).map(read)
    }

    package static func expired(at: Timestamp, in db: any StoreTransaction) throws -> [Handover] {
        try db.rows("\(columns) WHERE until <= $1", [at.column]).map(read)
    }

    package static func remove(_ id: ConversationID, in db: any StoreTransaction) throws {
        try db.execute("DELETE FROM handover WHERE conversation = $1", [id.column])
    }

    private static func read(_ row: StoredRow) throws -> Handover {
        Handover(
            conversation: try row.id("conversation"),
            giver: try row.id("giver"), receiver: try row.id("receiver"),
            until: try row.timestamp("until"))
    }
}
