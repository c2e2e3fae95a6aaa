import Chat
import Foundation
import GRDB
import HelplineCore

/// The rows a conversation begins with: itself, entry 1 with its epoch, and the visitor's session.
enum OpeningRows {
    static func insert(_ opening: ConversationOpening, queueNumber: Int, at: Timestamp, in db: Database) throws {
        let (slot, vault) = try Keyring.take(in: db)
        try db.cachedStatement(
            sql: """
                INSERT INTO conversation (
                    id, state, language, topic, danger, queue_number, waiting_since, last_sequence, last_epoch,
                    last_message_at, team_epoch, sealed_root, key_slot)
                VALUES (?, 'waiting', ?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            opening.id.column, opening.language.rawValue, opening.topic?.rawValue, opening.danger, queueNumber,
            at.milliseconds, at.milliseconds, opening.teamEpoch, try vault.wrap(opening.sealedRoot.bytes), slot,
        ])
        try EntryWriter.insert(
            ConversationEntry(sequence: 1, at: at, content: .epoch(opening.epoch)), into: opening.id, in: db)
        try SessionRows.insert(
            opening.session, ticket: opening.wrappedTicket, for: opening.id, at: at, in: db)
    }
}
