import Chat
import Foundation
import GRDB
import HelplineCore

/// The end of a conversation's exact times: what remains is the hour.
enum Closing {
    private static let hour = 3_600_000

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
