public import Chat
import Foundation
import GRDB
public import HelplineCore

public struct SQLiteConversationStore: ConversationStore {
    let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func open(_ opening: ConversationOpening, queueCap: Int, at: Timestamp) async throws(StoreFailure)
        -> Conversation
    {
        try await database.write { db in
            if let known = try ConversationRow.find(opening.id, in: db) {
                guard try SessionRows.conversation(of: opening.session, in: db) == opening.id else {
                    throw StoreFailure.conflict(.otherContent)
                }
                return known
            }
            if try ConversationRow.wasErased(opening.id, in: db) { throw StoreFailure.erased }
            guard try SessionRows.conversation(of: opening.session, in: db) == nil else {
                throw StoreFailure.conflict(.otherContent)
            }
            guard try TeamEpoch.current(in: db) == opening.teamEpoch else { throw StoreFailure.conflict(.outdated) }
            try QueueRows.requireRoom(cap: queueCap, in: db)
            try OpeningRows.insert(opening, queueNumber: QueueRows.nextNumber(at: at, in: db), at: at, in: db)
            return try ConversationRow.require(opening.id, in: db)
        }
    }

    public func conversation(_ id: ConversationID) async throws(StoreFailure) -> Conversation {
        try database.glance { db in try ConversationRow.require(id, in: db) }
    }

    public func end(_ id: ConversationID, by authority: Authority, at: Timestamp) async throws(StoreFailure)
        -> Conversation
    {
        try await database.write { db in try Closing.end(id, by: authority, at: at, in: db) }
    }

    public func close(_ id: ConversationID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Conversation
    {
        try await database.write { db in
            let current = try ConversationRow.require(id, in: db)
            guard current.claimedBy == member else { throw StoreFailure.notFound }
            if current.state == .closed { return current }
            if current.state == .active { try EntryWriter.append(.ended(by: .team), to: id, at: at, in: db) }
            try EntryWriter.append(.closed, to: id, at: at, in: db)
            try Closing.close(id, in: db)
            try AuditWriter.append(recording, in: db)
            return try ConversationRow.require(id, in: db)
        }
    }

    public func mark(_ id: ConversationID, danger: Bool, by member: MemberID) async throws(StoreFailure) {
        try await database.write { db in
            _ = try ConversationRow.require(id, claimedBy: member, in: db)
            try db.cachedStatement(sql: "UPDATE conversation SET danger = ? WHERE id = ?")
                .execute(arguments: [danger, id.column])
        }
    }

    public func endAbandoned(lastSeenBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]
    {
        try await database.write { db in
            let abandoned = try ConversationRow.ids(
                where: """
                    alone_since < ? AND alone_since IS NOT NULL AND state IN ('waiting', 'active')
                    ORDER BY alone_since LIMIT ?
                    """, [lastSeenBefore.milliseconds, limit], in: db)
            for id in abandoned { _ = try Closing.end(id, by: .system, at: at, in: db) }
            return abandoned
        }
    }
}
