public import Chat
import Foundation
import GRDB
public import HelplineCore
import StoreSupport

/// (4) of a message's journey: the row an envelope becomes.
public struct SQLiteConversationLog: ConversationLog {
    private let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func append(_ message: NewMessage, to conversation: ConversationID, by authority: Authority, at: Timestamp)
        async throws(StoreFailure) -> Acknowledgement
    {
        try await database.writeAskingFirst { db, direct in
            if let promised = try MessageAppender.append(
                message, to: conversation, by: authority, at: at, in: direct)
            {
                return promised
            }
            let current = try ConversationRow.require(conversation, by: authority, in: db)
            guard authority.participant == message.sender.participant else { throw StoreFailure.notFound }
            if let known = try Self.acknowledged(message, in: conversation, db) { return known }
            guard message.epoch == current.lastEpoch else { throw StoreFailure.conflict(.outdated) }
            guard current.accepts(message.sender.participant) else { throw StoreFailure.conflict(.wrongState) }
            let sequence = try Self.append(message, to: current, at: at, in: db)
            return Acknowledgement(sequence: sequence, at: at, repeated: false, claimedBy: current.claimedBy)
        }
    }

    public func append(
        _ epoch: Epoch, to conversation: ConversationID, by authority: Authority, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> Acknowledgement {
        try await database.write { db in
            let current = try ConversationRow.require(conversation, by: authority, in: db)
            guard epoch.number == current.lastEpoch + 1, try TeamEpoch.current(in: db) == epoch.teamEpoch else {
                throw StoreFailure.conflict(.outdated)
            }
            let entry = try EntryWriter.append(.epoch(epoch), to: conversation, at: at, in: db)
            try db.execute(
                "UPDATE conversation SET last_epoch = $1 WHERE id = $2",
                [ColumnValue(epoch.number), conversation.column])
            try AuditWriter.append(recording, in: db)
            return Acknowledgement(sequence: entry.sequence, at: entry.at, repeated: false)
        }
    }

    public func entries(of conversation: ConversationID, after: Int64, limit: Int) async throws(StoreFailure)
        -> [ConversationEntry]
    {
        try database.glance { db in
            let rows = try db.rows(
                "SELECT * FROM entry WHERE conversation = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
                [conversation.column, .int(after), ColumnValue(min(max(limit, 1), 500))])
            if rows.isEmpty {
                _ = try ConversationRow.require(conversation, in: db)
                return []
            }
            let vault = try Vault.of(conversation, in: db)
            return try rows.map { row in
                ConversationEntry(
                    sequence: Int64(try row.int("sequence")), at: try row.timestamp("at"),
                    content: try EntryColumns.content(of: row, vault) {
                        try EpochRows.find($0, of: conversation, vault, in: db)
                    })
            }
        }
    }

    /// Its sequence. The conversation was read in this transaction and takes it: its term counts from now.
    private static func append(_ message: NewMessage, to current: Conversation, at: Timestamp, in db: Database) throws
        -> Int64
    {
        let entry = ConversationEntry(
            sequence: current.lastSequence + 1, at: at,
            content: .message(
                id: message.id, epoch: message.epoch, sender: message.sender, envelope: message.envelope))
        try db.execute(
            "UPDATE conversation SET last_sequence = $1, last_message_at = $2, last_message_hour = $4 WHERE id = $3",
            [.int(entry.sequence), at.column, current.id.column, at.hour.column])
        try EntryWriter.insert(entry, into: current.id, Vault.of(current.id, in: db), in: db)
        return entry.sequence
    }

    /// What was promised for this id before; throws when the id came with something else.
    private static func acknowledged(_ message: NewMessage, in conversation: ConversationID, _ db: Database) throws
        -> Acknowledgement?
    {
        guard
            let row = try db.row(
                "SELECT * FROM entry WHERE conversation = $1 AND message = $2",
                [conversation.column, message.id.column])
        else { return nil }
        let same = ConversationEntry.Content.message(
            id: message.id, epoch: message.epoch, sender: message.sender, envelope: message.envelope)
        let vault = try Vault.of(conversation, in: db)
        let stored = try EntryColumns.content(of: row, vault) {
            try EpochRows.find($0, of: conversation, vault, in: db)
        }
        guard stored == same else { throw StoreFailure.conflict(.otherContent) }
        return Acknowledgement(
            sequence: Int64(try row.int("sequence")), at: try row.timestamp("at"), repeated: true)
    }
}
