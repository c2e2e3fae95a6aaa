import Chat
import Foundation
package import HelplineCore

/// Writes audit lines inside the transaction of the action they are about.
package enum AuditWriter {
    /// Appends the entry to the chain. Called before an erasure deletes the conversation, whose pseudonym it needs; a
    /// conversation that does not exist gets no pseudonym.
    ///
    /// A chain has one end, so audited transactions of all nodes wait for each other from here to their commit: what can be
    /// done before is done before. Messages are not audited and never wait.
    package static func append(_ entry: AuditEntry, in db: any StoreTransaction) throws {
        let pseudonym = try pseudonym(of: entry.conversation, in: db)
        try db.lock(.auditChain)
        let line = try AuditChain.line(for: entry, pseudonym: pseudonym, after: head(in: db))
        try db.execute(
            """
            INSERT INTO audit (
                number, action, action_salt, action_commitment, actor, actor_salt, actor_commitment,
                conversation, conversation_salt, conversation_commitment, hour, hour_salt, hour_commitment, link)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                .int(line.number), text(line.action), ColumnValue(line.action.salt), .bytes(line.action.commitment),
                text(line.actor), ColumnValue(line.actor.salt), .bytes(line.actor.commitment),
                ColumnValue(line.conversation.value), ColumnValue(line.conversation.salt),
                .bytes(line.conversation.commitment),
                .int(entry.at.hour.seconds), ColumnValue(line.hour.salt), .bytes(line.hour.commitment),
                .bytes(line.link),
            ])
    }

    package static func head(in db: any StoreTransaction) throws -> AuditHead? {
        guard let row = try db.row("SELECT number, link FROM audit ORDER BY number DESC LIMIT 1") else {
            return nil
        }
        guard let head = AuditHead(number: Int64(try row.int("number")), link: try row.bytes("link")) else {
            throw StoreFailure.damaged("the last line of the audit trail")
        }
        return head
    }

    private static func pseudonym(of conversation: ConversationID?, in db: any StoreTransaction) throws -> Data {
        guard let conversation, try ConversationRow.exists(conversation, in: db) else { return Data() }
        return AuditChain.pseudonym(of: conversation, key: try Vault.of(conversation, in: db).auditKey)
    }

    private static func text(_ field: AuditRecord.Field) -> ColumnValue {
        ColumnValue(field.value.map { String(decoding: $0, as: UTF8.self) })
    }
}
