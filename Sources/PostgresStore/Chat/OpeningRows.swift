import Chat
import Foundation
import HelplineCore

/// The rows a conversation begins with: itself and its key, entry 1 with its epoch, and the visitor's session.
enum OpeningRows {
    static func insert(_ opening: ConversationOpening, queueNumber: Int, at: Timestamp, in db: PostgresConnection)
        throws
    {
        let key = Data.random(Vault.keySize)
        let vault = try Vault(key: key)
        try db.execute(
            """
            INSERT INTO conversation (
                id, state, language, topic, danger, queue_number, waiting_since, last_sequence, last_epoch,
                last_message_at, team_epoch, sealed_root)
            VALUES ($1, 'waiting', $2, $3, $4, $5, $6, 1, 1, $6, $7, $8)
            """,
            [
                opening.id.column, .text(opening.language.rawValue), PostgresValue(opening.topic?.rawValue),
                .int(opening.danger ? 1 : 0), PostgresValue(queueNumber), at.column, PostgresValue(opening.teamEpoch),
                .bytes(try vault.wrap(opening.sealedRoot.bytes)),
            ])
        try db.execute(
            "INSERT INTO conversation_key (conversation, key) VALUES ($1, $2)", [opening.id.column, .bytes(key)])
        try EntryWriter.insert(
            ConversationEntry(sequence: 1, at: at, content: .epoch(opening.epoch)), into: opening.id, vault, in: db)
        try SessionRows.insert(opening.session, ticket: opening.wrappedTicket, for: opening.id, vault, at: at, in: db)
    }
}
