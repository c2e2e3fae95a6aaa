package import Chat
import Foundation
package import HelplineCore

package struct SQLWaitingQueue<Database: StoreDatabase>: WaitingQueue {
    let database: Database

    package init(_ database: Database) { self.database = database }

    package func waiting() async throws(StoreFailure) -> [Conversation] {
        try await database.read { db in
            try ConversationRow.all(
                where: "state = 'waiting' ORDER BY \(QueueRows.order)", [], in: db)
        }
    }

    package func ahead(of id: ConversationID) async throws(StoreFailure) -> Int? {
        try await database.read { db in
            let current = try ConversationRow.require(id, in: db)
            guard current.isInLine else { return nil }
            return try ConversationRow.count(
                where: """
                    state = 'waiting' AND left_at IS NULL AND (danger > $1 OR (danger = $1
                        AND (coalesce(for_whom = 'work', false), waiting_since, queue_number) < ($4 = 1, $2, $3)))
                    """,
                [
                    ColumnValue(current.danger), current.waitingSince.column, ColumnValue(current.queueNumber),
                    ColumnValue(current.forWhom == .work),
                ], in: db)
        }
    }

    package func claim(_ id: ConversationID, by member: Professional, atMost: Int, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Conversation
    {
        try await database.write { db in
            // Whoever comes second waits for the row, on whatever node, and then finds it taken.
            let current = try ConversationRow.require(id, by: .system, in: db)
            guard current.state == .waiting else {
                if current.claimedBy == member.id, current.state != .closed { return current }
                throw StoreFailure.conflict(current.state == .active ? .taken : .wrongState)
            }
            try MemberRow.requireStanding(member.id, for: .talkWithVisitors, in: db)
            if current.isInLine {
                try Self.requireMessagesRead(before: current, in: db)
                try CapacityRows.requireRoom(for: member.id, atMost: atMost, in: db)
            }
            try db.execute(
                "UPDATE conversation SET state = 'active', claimed_by = $1, claimed_at = $2 WHERE id = $3",
                [member.id.column, at.column, id.column])
            try ServiceCounter.countEnd(.reached(after: at - current.waitingSince), of: current, at: at, in: db)
            try EntryWriter.append(.joined(member.id, displayName: member.displayName), to: id, at: at, in: db)
            try AuditWriter.append(recording, in: db)
            return try ConversationRow.require(id, in: db)
        }
    }

    package func conversations(of member: MemberID) async throws(StoreFailure) -> [Conversation] {
        try await database.read { db in
            try ConversationRow.all(
                where: """
                    (claimed_by = $1 AND state IN ('active', 'ended')) OR joined_by = $1
                    ORDER BY coalesce(joined_by = $1, false), claimed_at, queue_number
                    """, [member.column], in: db)
        }
    }

    private static func requireMessagesRead(before current: Conversation, in db: any StoreTransaction) throws {
        guard !current.danger else { return }
        let unread = try ConversationRow.count(
            where: "state = 'waiting' AND left_at < (SELECT opened_at FROM service)", [], in: db)
        guard unread == 0 else { throw StoreFailure.conflict(.messagesFirst) }
    }
}
