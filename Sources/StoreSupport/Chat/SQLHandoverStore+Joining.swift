package import Chat
package import HelplineCore

extension SQLHandoverStore {
    package func join(_ id: ConversationID, by lead: Professional, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            guard try ConversationRow.require(id, by: .system, in: db).letsIn(lead) else { return }
            try MemberRow.requireStanding(lead.id, for: .leadShift, in: db)
            try Joining.enter(id, lead, at: at, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func leave(
        _ id: ConversationID, by lead: MemberID, why: ConversationEntry.Leaving, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> Bool {
        try await database.write { db in
            try ConversationRow.lock(id, in: db)
            guard try ConversationRow.find(id, in: db)?.joinedBy == lead else { return false }
            try Joining.leave(id, lead, why: why, at: at, in: db)
            try AuditWriter.append(recording, in: db)
            return true
        }
    }
}
