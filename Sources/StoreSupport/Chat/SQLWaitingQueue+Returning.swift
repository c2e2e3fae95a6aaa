package import Chat
import Foundation
package import HelplineCore

extension SQLWaitingQueue {
    package func rejoin(_ id: ConversationID, by token: SecretDigest, queueCap: Int, at: Timestamp)
        async throws(StoreFailure) -> Conversation
    {
        try await database.write { db in
            let current = try ConversationRow.require(id, by: .visitor(token), in: db)
            guard current.state == .ended || current.state == .closed || current.isUnreadMessage else { return current }
            try BlockRows.requireNone(id, at: at, in: db)
            let number = try QueueRows.enter(cap: queueCap, at: at, in: db)
            try Self.wait(current, number, leftAt: nil, at: at, in: db)
            try EntryWriter.append(.requeued, to: id, at: at, in: db)
            try ServiceCounter.count(.arrived(current.language), at: at, in: db)
            return try ConversationRow.require(id, in: db)
        }
    }

    package func leaveMessage(_ id: ConversationID, by token: SecretDigest, cap: Int, at: Timestamp)
        async throws(StoreFailure) -> Conversation
    {
        try await database.write { db in
            let current = try ConversationRow.require(id, by: .visitor(token), in: db)
            guard current.state != .active, !current.isUnreadMessage else { return current }
            try BlockRows.requireNone(id, at: at, in: db)
            let number = try QueueRows.enter(cap: cap, forMessage: true, at: at, in: db)
            try ServiceCounter.countEnd(.left(after: at - current.waitingSince), of: current, at: at, in: db)
            try Self.wait(current, number, leftAt: at, at: at, in: db)
            try ServiceCounter.count(.leftMessage(current.language), at: at, in: db)
            return try ConversationRow.require(id, in: db)
        }
    }

    private static func wait(
        _ current: Conversation, _ number: Int, leftAt: Timestamp?, at: Timestamp, in db: any StoreTransaction
    ) throws {
        // The professional's entry goes first: he was in it until now.
        if current.state == .ended, let member = current.claimedBy {
            try EntryWriter.append(
                .left(member, displayName: JoinedName.of(member, in: current.id, db), why: .stopped),
                to: current.id, at: at, in: db)
        }
        try db.execute(
            """
            UPDATE conversation SET state = 'waiting', claimed_by = NULL, claimed_at = NULL, queue_number = $1,
                waiting_since = $2, last_message_at = $2, last_message_hour = $5, left_at = $4 WHERE id = $3
            """, [ColumnValue(number), at.column, current.id.column, leftAt?.column ?? .null, at.hour.column])
    }
}
