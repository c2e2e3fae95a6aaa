import Chat
import Foundation
import GRDB
import HelplineCore

/// Appends to a conversation's log, inside the caller's transaction: the next number of that conversation, without a
/// gap.
enum EntryWriter {
    /// Returns the entry's sequence and its time: the hour where the conversation is closed.
    @discardableResult
    static func append(
        _ content: ConversationEntry.Content, to conversation: ConversationID, at: Timestamp, in db: Database
    ) throws -> ConversationEntry {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT last_sequence, state FROM conversation WHERE id = ?"),
                arguments: [conversation.column])
        else { throw StoreFailure.notFound }
        let last: Int64 = row["last_sequence"]
        let state = try row.value("state", as: Conversation.State.self)
        let entry = ConversationEntry(sequence: last + 1, at: state == .closed ? at.hour : at, content: content)
        try db.cachedStatement(sql: "UPDATE conversation SET last_sequence = ? WHERE id = ?")
            .execute(arguments: [entry.sequence, conversation.column])
        try insert(entry, into: conversation, in: db)
        return entry
    }

    /// A message to a conversation that was read in this transaction and takes it: its term counts from now.
    static func append(_ message: NewMessage, to current: Conversation, at: Timestamp, in db: Database) throws
        -> ConversationEntry
    {
        let entry = ConversationEntry(
            sequence: current.lastSequence + 1, at: at,
            content: .message(
                id: message.id, epoch: message.epoch, sender: message.sender, envelope: message.envelope))
        try db.cachedStatement(sql: "UPDATE conversation SET last_sequence = ?, last_message_at = ? WHERE id = ?")
            .execute(arguments: [entry.sequence, at.milliseconds, current.id.column])
        try insert(entry, into: current.id, in: db)
        return entry
    }

    /// The row itself; the sequence is the caller's care.
    static func insert(_ entry: ConversationEntry, into conversation: ConversationID, in db: Database) throws {
        let vault = try Vault.of(conversation, in: db)
        let columns = try EntryColumns(entry.content, vault)
        try db.cachedStatement(
            sql: """
                INSERT INTO entry (
                    conversation, sequence, at, kind, message, epoch, member, member_name, instance, counter, envelope,
                    ended_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            conversation.column, entry.sequence, entry.at.milliseconds, columns.kind, columns.message, columns.epoch,
            columns.member, columns.memberName, columns.instance, columns.counter, columns.envelope, columns.endedBy,
        ])
        if case .epoch(let epoch) = entry.content { try EpochRows.insert(epoch, into: conversation, vault, in: db) }
    }
}
