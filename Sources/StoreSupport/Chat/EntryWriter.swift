package import Chat
import Foundation
package import HelplineCore

/// Appends to a conversation's log, inside the caller's transaction: the next number of that conversation, without a
/// gap, since the row that counts stays locked until the commit.
package enum EntryWriter {
    /// Returns the entry with its sequence and its time: the hour where the conversation is closed.
    @discardableResult
    package static func append(
        _ content: ConversationEntry.Content, to conversation: ConversationID, at: Timestamp,
        in db: any StoreTransaction
    ) throws -> ConversationEntry {
        guard
            let row = try db.row(
                """
                UPDATE conversation SET last_sequence = last_sequence + 1 WHERE id = $1
                RETURNING last_sequence, state
                """, [conversation.column])
        else { throw StoreFailure.notFound }
        let state = try row.value("state", as: Conversation.State.self)
        let entry = ConversationEntry(
            sequence: Int64(try row.int("last_sequence")), at: state == .closed ? at.hour : at, content: content)
        try insert(entry, into: conversation, Vault.of(conversation, in: db), in: db)
        return entry
    }

    /// The row itself; the sequence is the caller's care.
    package static func insert(
        _ entry: ConversationEntry, into conversation: ConversationID, _ vault: Vault, in db: any StoreTransaction
    ) throws {
        let columns = try EntryColumns(entry.content, vault)
        try db.execute(
            """
            INSERT INTO entry (
                conversation, sequence, at, kind, message, epoch, member, member_name, instance, counter, envelope,
                ended_by, why, guest)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                conversation.column, .int(entry.sequence), entry.at.column, .text(columns.kind), columns.message,
                columns.epoch, columns.member, columns.memberName, columns.instance, columns.counter, columns.envelope,
                columns.endedBy, columns.why, columns.guest,
            ])
        if case .epoch(let epoch) = entry.content { try EpochRows.insert(epoch, into: conversation, vault, in: db) }
    }
}
