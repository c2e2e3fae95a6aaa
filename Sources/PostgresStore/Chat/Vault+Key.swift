import Chat
import Foundation
import HelplineCore

extension Vault {
    /// Throws when there is no such conversation, or its key is gone.
    static func of(_ conversation: ConversationID, in db: PostgresConnection) throws -> Vault {
        guard
            let row = try db.row("SELECT key FROM conversation_key WHERE conversation = $1", [conversation.column])
        else { throw StoreFailure.notFound }
        return try Vault(key: row.bytes("key"))
    }
}
