package import Chat
import Foundation
package import HelplineCore

/// A message the long way: every question of the contract (`ConversationLog.append`), in its order, each with its own answer.
package enum MessageWriter {
    package static func append(
        _ message: NewMessage, to conversation: ConversationID, by authority: Authority, at: Timestamp,
        in db: any StoreTransaction
    ) throws -> Acknowledgement {
        let current = try ConversationRow.require(conversation, by: authority, in: db)
        guard authority.participant == message.sender.participant else { throw StoreFailure.notFound }
        if let known = try acknowledged(message, in: conversation, db) { return known }
        guard message.epoch == current.lastEpoch else { throw StoreFailure.conflict(.outdated) }
        guard current.accepts(message.sender.participant) else { throw StoreFailure.conflict(.wrongState) }
        let sequence = try insert(message, into: current, at: at, in: db)
        return Acknowledgement(sequence: sequence, at: at, repeated: false, claimedBy: current.claimedBy)
    }

    /// Its sequence. The conversation was read in this transaction and takes it: its term counts from now.
    private static func insert(
        _ message: NewMessage, into current: Conversation, at: Timestamp, in db: any StoreTransaction
    ) throws -> Int64 {
        let entry = ConversationEntry(sequence: current.lastSequence + 1, at: at, content: message.content)
        try db.execute(
            "UPDATE conversation SET last_sequence = $1, last_message_at = $2, last_message_hour = $4 WHERE id = $3",
            [.int(entry.sequence), at.column, current.id.column, at.hour.column])
        try EntryWriter.insert(entry, into: current.id, Vault.of(current.id, in: db), in: db)
        return entry.sequence
    }

    /// What was promised for this id before; throws when the id came with something else.
    private static func acknowledged(
        _ message: NewMessage, in conversation: ConversationID, _ db: any StoreTransaction
    ) throws -> Acknowledgement? {
        guard
            let row = try db.row(
                "SELECT * FROM entry WHERE conversation = $1 AND message = $2",
                [conversation.column, message.id.column])
        else { return nil }
        let vault = try Vault.of(conversation, in: db)
        let stored = try EntryColumns.content(of: row, vault) {
            try EpochRows.find($0, of: conversation, vault, in: db)
        }
        guard stored == message.content else { throw StoreFailure.conflict(.otherContent) }
        return Acknowledgement(
            sequence: Int64(try row.int("sequence")), at: try row.timestamp("at"), repeated: true)
    }
}

extension NewMessage {
    fileprivate var content: ConversationEntry.Content {
        .message(id: id, epoch: epoch, sender: sender, envelope: envelope)
    }
}
