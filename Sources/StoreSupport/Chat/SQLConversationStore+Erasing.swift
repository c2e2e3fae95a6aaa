package import Chat
package import HelplineCore

extension SQLConversationStore {
    package func erase(_ order: ErasureOrder, by authority: Authority, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { [database] db in
            try ConversationRow.lock(order.conversation, in: db)
            if try ConversationRow.wasErased(order.conversation, in: db) { return }
            let current = try ConversationRow.require(order.conversation, by: authority, in: db)
            if current.state == .waiting {
                let event = authority.endsWaiting(of: current, at: order.at)
                try ServiceCounter.countEnd(event, of: current, at: order.at, in: db)
            }
            try Erasing.carryOut(order, recording: recording, of: database, in: db)
        }
        try await finishErasures()
    }

    package func eraseExpired(lastEntryBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]
    {
        let expired = try await database.write { [database] db in
            let expired = try ConversationRow.take(
                where: """
                    last_message_hour < $1 AND last_message_at < $1 AND (danger = 0 OR state = 'closed')
                    AND NOT (state = 'waiting' AND left_at IS NOT NULL)
                    """,
                oldestFirstBy: "last_message_hour, last_message_at", [lastEntryBefore.column, ColumnValue(limit)],
                in: db)
            for id in expired {
                try Erasing.carryOut(
                    ErasureOrder(id, reason: .retention, at: at),
                    recording: AuditEntry(.expired, by: .system, conversation: id, at: at), of: database, in: db)
            }
            return expired
        }
        if !expired.isEmpty { try await finishErasures() }
        return expired
    }

    package func finishErasures() async throws(StoreFailure) { try await database.payErasures() }
}
