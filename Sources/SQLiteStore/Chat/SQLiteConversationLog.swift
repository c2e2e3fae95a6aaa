public import Chat
import Foundation
import GRDB
public import HelplineCore

/// (4) of a message's journey: the row an envelope becomes.
public struct SQLiteConversationLog: ConversationLog {
    private let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func append(_ message: NewMessage, to conversation: ConversationID, by authority: Authority, at: Timestamp)
        async throws(StoreFailure) -> Acknowledgement
    {
        try await database.write { db in
            let current = try ConversationRow.require(conversation, by: authority, in: db)
            guard authority.participant == message.sender.participant else { throw StoreFailure.notFound }
            if let known = try Self.acknowledged(message, in: conversation, db) { return known }
            guard message.epoch == current.lastEpoch else { throw StoreFailure.conflict(.outdated) }
            guard current.accepts(message.sender.participant) else { throw StoreFailure.conflict(.wrongState) }
            let entry = try EntryWriter.append(message, to: current, at: at, in: db)
            return Acknowledgement(
                sequence: entry.sequence, at: entry.at, repeated: false, claimedBy: current.claimedBy)
        }
    }

    public func append(
        _ epoch: Epoch, to conversation: ConversationID, by authority: Authority, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> Acknowledgement {
        try await database.write { db in
            let current = try ConversationRow.require(conversation, by: authority, in: db)
            guard epoch.number == current.lastEpoch + 1 else { throw StoreFailure.conflict(.outdated) }
            let entry = try EntryWriter.append(.epoch(epoch), to: conversation, at: at, in: db)
            try db.cachedStatement(sql: "UPDATE conversation SET last_epoch = ? WHERE id = ?")
                .execute(arguments: [epoch.number, conversation.column])
            try AuditWriter.append(recording, in: db)
            return Acknowledgement(sequence: entry.sequence, at: entry.at, repeated: false)
        }
    }

    public func entries(of conversation: ConversationID, after: Int64, limit: Int) async throws(StoreFailure)
        -> [ConversationEntry]
    {
        try database.glance { db in
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT * FROM entry WHERE conversation = ? AND sequence > ? ORDER BY sequence LIMIT ?"),
                arguments: [conversation.column, after, min(max(limit, 1), 500)])
            if rows.isEmpty {
                _ = try ConversationRow.require(conversation, in: db)
                return []
            }
            let vault = try Vault.of(conversation, in: db)
            return try rows.map { row in
                ConversationEntry(
                    sequence: row["sequence"], at: Timestamp(milliseconds: row["at"]),
                    content: try EntryColumns.content(of: row, vault) {
                        try EpochRows.find($0, of: conversation, vault, in: db)
                    })
            }
        }
    }

    /// What was promised for this id before; throws when the id came with something else.
    private static func acknowledged(_ message: NewMessage, in conversation: ConversationID, _ db: Database) throws
        -> Acknowledgement?
    {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT * FROM entry WHERE conversation = ? AND message = ?"),
                arguments: [conversation.column, message.id.column])
        else { return nil }
        let same = ConversationEntry.Content.message(
            id: message.id, epoch: message.epoch, sender: message.sender, envelope: message.envelope)
        let vault = try Vault.of(conversation, in: db)
        let stored = try EntryColumns.content(of: row, vault) {
            try EpochRows.find($0, of: conversation, vault, in: db)
        }
        guard stored == same else { throw StoreFailure.conflict(.otherContent) }
        return Acknowledgement(sequence: row["sequence"], at: Timestamp(milliseconds: row["at"]), repeated: true)
    }
}
