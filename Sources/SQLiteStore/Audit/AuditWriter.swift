import Chat
import Foundation
import GRDB
import HelplineCore

/// Writes audit lines inside the transaction of the action they are about; every adapter uses it.
enum AuditWriter {
    /// Appends the entry to the chain. Called before an erasure deletes the conversation, whose pseudonym it needs; a
    /// conversation that does not exist gets no pseudonym.
    static func append(_ entry: AuditEntry, in db: Database) throws {
        let line = try AuditChain.line(
            for: entry, pseudonym: pseudonym(of: entry.conversation, in: db), after: head(in: db))
        try db.cachedStatement(
            sql: """
                INSERT INTO audit (
                    number, action, action_salt, action_commitment, actor, actor_salt, actor_commitment,
                    conversation, conversation_salt, conversation_commitment, hour, hour_salt, hour_commitment, link)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            line.number, text(line.action), line.action.salt, line.action.commitment,
            text(line.actor), line.actor.salt, line.actor.commitment,
            line.conversation.value, line.conversation.salt, line.conversation.commitment,
            entry.at.hour.seconds, line.hour.salt, line.hour.commitment, line.link,
        ])
    }

    static func head(in db: Database) throws -> AuditHead? {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT number, link FROM audit ORDER BY number DESC LIMIT 1"))
        else { return nil }
        let number: Int64 = row["number"]
        return try row.value("link") { AuditHead(number: number, link: $0) }
    }

    private static func pseudonym(of conversation: ConversationID?, in db: Database) throws -> Data {
        guard let conversation,
            try ConversationRow.exists(conversation, in: db)
        else { return Data() }
        return AuditChain.pseudonym(of: conversation, key: try Vault.of(conversation, in: db).auditKey)
    }

    private static func text(_ field: AuditRecord.Field) -> String? {
        field.value.map { String(decoding: $0, as: UTF8.self) }
    }
}
