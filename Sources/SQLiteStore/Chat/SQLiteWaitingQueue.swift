public import Chat
import Foundation
import GRDB
public import HelplineCore

public struct SQLiteWaitingQueue: WaitingQueue {
    private let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func waiting() async throws(StoreFailure) -> [Conversation] {
        try await database.read { db in
            try ConversationRow.all(
                where: "state = 'waiting' ORDER BY danger DESC, waiting_since, queue_number", [], in: db)
        }
    }

    public func ahead(of id: ConversationID) async throws(StoreFailure) -> Int? {
        try await database.read { db in
            let current = try ConversationRow.require(id, in: db)
            guard current.state == .waiting else { return nil }
            return try ConversationRow.count(
                where: """
                    state = 'waiting' AND (danger > :danger OR (danger = :danger
                        AND (waiting_since, queue_number) < (:since, :number)))
                    """,
                [
                    "danger": current.danger, "since": current.waitingSince.milliseconds, "number": current.queueNumber,
                ], in: db)
        }
    }

    public func claim(_ id: ConversationID, by member: Professional, atMost: Int, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Conversation
    {
        try await database.write { db in
            let current = try ConversationRow.require(id, in: db)
            guard current.state == .waiting else {
                if current.claimedBy == member.id, current.state != .closed { return current }
                throw StoreFailure.conflict(current.state == .active ? .taken : .wrongState)
            }
            let active = try ConversationRow.count(
                where: "claimed_by = ? AND state = 'active'", [member.id.column], in: db)
            guard active < atMost else { throw StoreFailure.conflict(.limitReached) }
            try db.cachedStatement(
                sql: "UPDATE conversation SET state = 'active', claimed_by = ?, claimed_at = ? WHERE id = ?"
            ).execute(arguments: [member.id.column, at.milliseconds, id.column])
            try EntryWriter.append(.joined(member.id, displayName: member.displayName), to: id, at: at, in: db)
            try AuditWriter.append(recording, in: db)
            return try ConversationRow.require(id, in: db)
        }
    }

    public func claimed(by member: MemberID) async throws(StoreFailure) -> [Conversation] {
        try await database.read { db in
            try ConversationRow.all(
                where: "claimed_by = ? AND state IN ('active', 'ended') ORDER BY claimed_at, queue_number",
                [member.column], in: db)
        }
    }

    public func rejoin(_ id: ConversationID, by token: SecretDigest, queueCap: Int, at: Timestamp)
        async throws(StoreFailure) -> Conversation
    {
        try await database.write { db in
            let current = try ConversationRow.require(id, in: db)
            try SessionRows.require(token, of: id, in: db)
            guard current.state == .ended || current.state == .closed else { return current }
            try QueueRows.requireRoom(cap: queueCap, in: db)
            let number = try QueueRows.nextNumber(at: at, in: db)
            // The professional's entry goes first: he was in it until now.
            if current.state == .ended, let member = current.claimedBy {
                try EntryWriter.append(
                    .left(member, displayName: JoinedName.of(member, in: id, db)), to: id, at: at, in: db)
            }
            try db.cachedStatement(
                sql: """
                    UPDATE conversation SET state = 'waiting', claimed_by = NULL, claimed_at = NULL, queue_number = ?,
                        waiting_since = ?, last_message_at = ? WHERE id = ?
                    """
            ).execute(arguments: [number, at.milliseconds, at.milliseconds, id.column])
            try EntryWriter.append(.requeued, to: id, at: at, in: db)
            return try ConversationRow.require(id, in: db)
        }
    }
}
