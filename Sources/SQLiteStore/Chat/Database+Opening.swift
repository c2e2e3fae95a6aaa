package import Chat
import Foundation
package import GRDB
package import HelplineCore
import StoreSupport

extension Database {
    package func insert(_ opening: ConversationOpening, queueNumber: Int, at: Timestamp) throws -> Vault {
        let (slot, vault) = try Keyring.take(in: self)
        try cachedStatement(
            sql: """
                INSERT INTO conversation (
                    id, state, language, topic, danger, queue_number, waiting_since, last_sequence, last_epoch,
                    last_message_at, last_message_hour, team_epoch, sealed_root, key_slot, left_at, for_whom, door)
                VALUES (?, 'waiting', ?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            opening.id.column, opening.language.rawValue, opening.topic?.rawValue, opening.danger, queueNumber,
            at.milliseconds, at.milliseconds, at.hour.milliseconds, opening.teamEpoch,
            try vault.wrap(opening.sealedRoot.bytes), slot,
            opening.leavesMessage ? at.milliseconds : nil, opening.forWhom?.rawValue, opening.door?.description,
        ])
        return vault
    }

    package func destroyKey(of conversation: ConversationID) throws {
        try Keyring.destroyKey(of: conversation, in: self)
    }
}
