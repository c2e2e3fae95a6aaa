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
            return try MessageWriter.append(message, to: conversation, by: authority, at: at, in: db)
        }
    }

    public func appendAtOnce(
        _ message: NewMessage, to conversation: ConversationID, by authority: Authority, at: Timestamp
    ) -> Acknowledgement? {
        database.writeAtOnce { try MessageAppender.append(message, to: conversation, by: authority, at: at, in: $0) }
    }

    public func append(
        _ epoch: Epoch, to conversation: ConversationID, by authority: Authority, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> Acknowledgement {
        try await database.write { db in
            try EpochWriter.append(epoch, to: conversation, by: authority, at: at, recording: recording, in: db)
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
}
