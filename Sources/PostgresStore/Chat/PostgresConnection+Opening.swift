package import Chat
import Foundation
package import HelplineCore
import StoreSupport

extension PostgresConnection {
    package func insert(_ opening: ConversationOpening, queueNumber: Int, at: Timestamp) throws -> Vault {
        let key = Data.random(Vault.keySize)
        let vault = try Vault(key: key)
        try execute(
            """
            INSERT INTO conversation (
                id, state, language, topic, danger, queue_number, waiting_since, last_sequence, last_epoch,
                last_message_at, last_message_hour, team_epoch, sealed_root, left_at, for_whom, door)
            VALUES ($1, 'waiting', $2, $3, $4, $5, $6, 1, 1, $6, $12, $7, $8, $9, $10, $11)
            """,
            [
                opening.id.column, .text(opening.language.rawValue), ColumnValue(opening.topic?.rawValue),
                ColumnValue(opening.danger), ColumnValue(queueNumber), at.column, ColumnValue(opening.teamEpoch),
                .bytes(try vault.wrap(opening.sealedRoot.bytes)), opening.leavesMessage ? at.column : .null,
                ColumnValue(opening.forWhom?.rawValue), ColumnValue(opening.door?.description), at.hour.column,
            ])
        try execute(
            "INSERT INTO conversation_key (conversation, key) VALUES ($1, $2)", [opening.id.column, .bytes(key)])
        return vault
    }

    package func destroyKey(of conversation: ConversationID) throws {
        try execute("DELETE FROM conversation_key WHERE conversation = $1", [conversation.column])
    }
}
