package import Chat
import Foundation
package import HelplineCore

package struct SQLConversationStore<Database: StoreDatabase>: ConversationStore {
    let database: Database

    package init(_ database: Database) { self.database = database }

    package func open(_ opening: ConversationOpening, queueCap: Int, at: Timestamp) async throws(StoreFailure)
        -> Conversation
    {
        try await database.write { db in
            if let known = try Self.known(opening, in: db) { return known }
            let number = try QueueRows.enter(
                cap: queueCap, forMessage: opening.leavesMessage, at: at, in: db)
            // Only who is alone with the queue knows that nobody else opens it at the same time.
            if let known = try Self.known(opening, in: db) { return known }
            guard try TeamEpoch.current(in: db) == opening.teamEpoch else { throw StoreFailure.conflict(.outdated) }
            try OpeningRows.insert(opening, queueNumber: number, at: at, in: db)
            try ServiceCounter.count(opening.event, at: at, in: db)
            return try ConversationRow.require(opening.id, in: db)
        }
    }

    package func conversation(_ id: ConversationID) async throws(StoreFailure) -> Conversation {
        try await database.glance { db in try ConversationRow.require(id, in: db) }
    }

    package func end(_ id: ConversationID, by authority: Authority, at: Timestamp) async throws(StoreFailure)
        -> Conversation
    {
        try await database.write { db in try Closing.end(id, by: authority, at: at, in: db) }
    }

    package func close(_ id: ConversationID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Conversation
    {
        try await database.write { db in
            let current = try ConversationRow.require(id, by: .system, in: db)
            guard current.claimedBy == member else { throw StoreFailure.notFound }
            if current.state == .closed { return current }
            if current.state == .active { try EntryWriter.append(.ended(by: .team), to: id, at: at, in: db) }
            try EntryWriter.append(.closed, to: id, at: at, in: db)
            try Closing.close(id, in: db)
            try AuditWriter.append(recording, in: db)
            return try ConversationRow.require(id, in: db)
        }
    }

    package func mark(_ id: ConversationID, danger: Bool, by member: MemberID, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            guard try ConversationRow.require(id, by: .member(member), in: db).danger != danger else { return }
            try db.execute("UPDATE conversation SET danger = $1 WHERE id = $2", [ColumnValue(danger), id.column])
            try AuditWriter.append(recording, in: db)
        }
    }

    package func object(_ id: ConversationID, by authority: Authority, recording: AuditEntry) async throws(StoreFailure)
    {
        try await database.write { db in
            if try ConversationRow.require(id, by: authority, in: db).hasObjected { return }
            try db.execute("UPDATE conversation SET objected = 1 WHERE id = $1", [id.column])
            if let link = try CaseLink.find(id, in: db) {
                try CaseLink.object(id, version: link.version, number: link.number, in: db)
            }
            try FollowUpRows.delete(of: id, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func endAbandoned(lastSeenBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]
    {
        try await database.write { db in
            let abandoned = try ConversationRow.take(
                where: """
                    danger = 0 AND alone_since < $1 AND alone_since IS NOT NULL
                    AND state IN ('waiting', 'active') AND left_at IS NULL
                    """,
                oldestFirstBy: "alone_since", [lastSeenBefore.column, ColumnValue(limit)], in: db)
            for id in abandoned { _ = try Closing.end(id, by: .system, at: at, in: db) }
            return abandoned
        }
    }

    /// The conversation when it was opened with this very opening before; throws when the id or the token is in use for something
    /// else.
    private static func known(_ opening: ConversationOpening, in db: any StoreTransaction) throws -> Conversation? {
        // The conversation first: another node may commit between the two questions, and its session comes with it.
        let found = try ConversationRow.find(opening.id, in: db)
        let opened = try SessionRows.conversation(of: opening.session, in: db)
        if let known = found {
            guard opened == opening.id else { throw StoreFailure.conflict(.otherContent) }
            return known
        }
        if try ConversationRow.wasErased(opening.id, in: db) { throw StoreFailure.erased }
        guard opened == nil || opened == opening.id else { throw StoreFailure.conflict(.otherContent) }
        return nil
    }
}
