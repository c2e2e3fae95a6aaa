import Chat
import Foundation
import GRDB
import HelplineCore

/// Sessions, and since when a conversation's visitor has none.
enum SessionRows {
    static func conversation(of token: SecretDigest, in db: Database) throws -> ConversationID? {
        try Data.fetchOne(
            db.cachedStatement(sql: "SELECT conversation FROM session WHERE token = ?"), arguments: [token.bytes]
        ).map { try ConversationID(column: $0) }
    }

    /// Throws `.notFound` unless the token opens this conversation now: asked in the transaction of what it allows, so that a
    /// tab that was shut out cannot finish what it had begun.
    static func require(_ token: SecretDigest, of id: ConversationID, in db: Database) throws {
        guard try conversation(of: token, in: db) == id else { throw StoreFailure.notFound }
    }

    static func insert(
        _ token: SecretDigest, ticket: SealedKey?, for conversation: ConversationID, at: Timestamp, in db: Database
    ) throws {
        let wrapped = try ticket.map { try Vault.of(conversation, in: db).wrap($0.bytes) }
        try db.cachedStatement(sql: "INSERT INTO session (token, conversation, ticket, last_seen) VALUES (?, ?, ?, ?)")
            .execute(arguments: [token.bytes, conversation.column, wrapped, at.milliseconds])
        try db.cachedStatement(sql: "UPDATE conversation SET alone_since = NULL WHERE id = ?")
            .execute(arguments: [conversation.column])
    }

    /// Deletes one session, and when it was its conversation's last remembers that she was last seen then.
    static func delete(_ token: SecretDigest, in db: Database) throws {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT conversation, last_seen FROM session WHERE token = ?"),
                arguments: [token.bytes])
        else { return }
        let conversation: Data = row["conversation"]
        let lastSeen: Int64 = row["last_seen"]
        try db.cachedStatement(sql: "DELETE FROM session WHERE token = ?").execute(arguments: [token.bytes])
        try db.cachedStatement(
            sql: """
                UPDATE conversation SET alone_since = ?
                WHERE id = ? AND state <> 'closed' AND NOT EXISTS (SELECT 1 FROM session WHERE conversation = conversation.id)
                """
        ).execute(arguments: [lastSeen, conversation])
    }
}
