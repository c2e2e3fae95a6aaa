package import Chat
import Foundation
package import HelplineCore

/// Sessions, and since when a conversation's visitor has none.
package enum SessionRows {
    package static func conversation(of token: SecretDigest, in db: any StoreTransaction) throws -> ConversationID? {
        try db.row("SELECT conversation FROM session WHERE token = $1", [token.column])
            .map { try $0.id("conversation") }
    }

    /// Throws `.notFound` unless the token opens this conversation now: asked in the transaction of what it allows, so that a
    /// tab that was shut out cannot finish what it had begun. The conversation's row is locked.
    package static func require(_ token: SecretDigest, of id: ConversationID, in db: any StoreTransaction) throws {
        guard try conversation(of: token, in: db) == id else { throw StoreFailure.notFound }
    }

    package static func insert(
        _ token: SecretDigest, ticket: SealedKey?, for conversation: ConversationID, _ vault: Vault, at: Timestamp,
        in db: any StoreTransaction
    ) throws {
        let wrapped = try ticket.map { try vault.wrap($0.bytes) }
        try db.execute(
            "INSERT INTO session (token, conversation, ticket, last_seen) VALUES ($1, $2, $3, $4)",
            [token.column, conversation.column, ColumnValue(wrapped), at.column])
        try db.execute(
            "UPDATE conversation SET alone_since = NULL WHERE id = $1 AND alone_since IS NOT NULL",
            [conversation.column])
    }

    /// A sign of life: never back to an earlier one.
    package static func note(_ token: SecretDigest, seen at: Timestamp, in db: any StoreTransaction) throws {
        try db.execute(
            "UPDATE session SET last_seen = $1 WHERE token = $2 AND last_seen < $1", [at.column, token.column])
    }

    /// What a reload of this tab opened is not kept any longer; its session lives on.
    package static func dropTicket(of token: SecretDigest, in db: any StoreTransaction) throws {
        try db.execute("UPDATE session SET ticket = NULL WHERE token = $1", [token.column])
    }

    /// Deletes one session, and when it was its conversation's last remembers that she was last seen then. Who calls it has
    /// locked the conversation's row: two tabs that end at once would each see the other.
    package static func delete(_ token: SecretDigest, in db: any StoreTransaction) throws {
        guard
            let row = try db.row(
                "DELETE FROM session WHERE token = $1 RETURNING conversation, last_seen", [token.column])
        else { return }
        try db.execute(
            """
            UPDATE conversation SET alone_since = $1
            WHERE id = $2 AND state <> 'closed' AND NOT EXISTS (SELECT 1 FROM session WHERE conversation = conversation.id)
            """, [row.timestamp("last_seen").column, .bytes(try row.bytes("conversation"))])
    }
}
