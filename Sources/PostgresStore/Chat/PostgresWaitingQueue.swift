public import Chat
import Foundation
public import HelplineCore

public struct PostgresWaitingQueue: WaitingQueue {
    private let database: PostgresDatabase

    public init(_ database: PostgresDatabase) { self.database = database }

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
                    state = 'waiting' AND (danger > $1 OR (danger = $1 AND (waiting_since, queue_number) < ($2, $3)))
                    """,
                [
                    .int(current.danger ? 1 : 0), current.waitingSince.column, PostgresValue(current.queueNumber),
                ], in: db)
        }
    }

    public func claim(_ id: ConversationID, by member: Professional, atMost: Int, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Conversation
    {
        try await database.write { db in
            // Whoever comes second waits for the row, on whatever node, and then finds it taken.
            let current = try ConversationRow.require(id, by: .system, in: db)
            guard current.state == .waiting else {
                if current.claimedBy == member.id, current.state != .closed { return current }
                throw StoreFailure.conflict(current.state == .active ? .taken : .wrongState)
            }
            try MemberLock.take(member.id, in: db)
            let active = try ConversationRow.count(
                where: "claimed_by = $1 AND state = 'active'", [member.id.column], in: db)
            guard active < atMost else { throw StoreFailure.conflict(.limitReached) }
            try db.execute(
                "UPDATE conversation SET state = 'active', claimed_by = $1, claimed_at = $2 WHERE id = $3",
                [member.id.column, at.column, id.column])
            try EntryWriter.append(.joined(member.id, displayName: member.displayName), to: id, at: at, in: db)
            try AuditWriter.append(recording, in: db)
            return try ConversationRow.require(id, in: db)
        }
    }

    public func claimed(by member: MemberID) async throws(StoreFailure) -> [Conversation] {
        try await database.read { db in
            try ConversationRow.all(
                where: "claimed_by = $1 AND state IN ('active', 'ended') ORDER BY claimed_at, queue_number",
                [member.column], in: db)
        }
    }

    public func rejoin(_ id: ConversationID, by token: SecretDigest, queueCap: Int, at: Timestamp)
        async throws(StoreFailure) -> Conversation
    {
        try await database.write { db in
            let current = try ConversationRow.require(id, by: .visitor(token), in: db)
            guard current.state == .ended || current.state == .closed else { return current }
            let number = try QueueRows.enter(cap: queueCap, at: at, in: db)
            // The professional's entry goes first: he was in it until now.
            if current.state == .ended, let member = current.claimedBy {
                try EntryWriter.append(
                    .left(member, displayName: JoinedName.of(member, in: id, db)), to: id, at: at, in: db)
            }
            try db.execute(
                """
                UPDATE conversation SET state = 'waiting', claimed_by = NULL, claimed_at = NULL, queue_number = $1,
                    waiting_since = $2, last_message_at = $2 WHERE id = $3
                """, [PostgresValue(number), at.column, id.column])
            try EntryWriter.append(.requeued, to: id, at: at, in: db)
            return try ConversationRow.require(id, in: db)
        }
    }
}
