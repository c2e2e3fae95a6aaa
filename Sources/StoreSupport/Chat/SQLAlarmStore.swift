package import Chat
import Foundation
package import HelplineCore

package struct SQLAlarmStore<Database: StoreDatabase>: AlarmStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func raise(_ conversation: ConversationID, by: Professional, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            _ = try NoteRows.require(conversation, sharedWith: by, in: db)
            if let known = try AlarmRow.find(conversation, in: db), known.takenBy == nil { return }
            try AlarmRow.keep(.called, for: conversation, by: by.id, at: at, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func take(_ conversation: ConversationID, by: Professional, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            _ = try ConversationRow.require(conversation, by: .system, in: db)
            guard by.role.may(.leadShift), let known = try AlarmRow.find(conversation, in: db) else {
                throw StoreFailure.notFound
            }
            if known.takenBy == by.id { return }
            guard known.takenBy == nil else { throw StoreFailure.conflict(.taken) }
            try db.execute(
                "UPDATE alarm SET taken_by = $1 WHERE conversation = $2", [by.id.column, conversation.column])
            try AuditWriter.append(recording, in: db)
        }
    }

    package func raiseSilent(lastSeenBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]
    {
        try await database.write { db in
            let silent = try ConversationRow.take(
                where: """
                    danger = 1 AND alone_since < $1 AND alone_since IS NOT NULL AND state IN ('waiting', 'active')
                        AND NOT EXISTS (SELECT 1 FROM alarm WHERE alarm.conversation = conversation.id
                            AND (taken_by IS NULL OR raised_at >= alone_since))
                    """, oldestFirstBy: "alone_since", [lastSeenBefore.column, ColumnValue(limit)], in: db)
            for id in silent {
                try AlarmRow.keep(.silence, for: id, by: nil, at: at, in: db)
                try AuditWriter.append(AuditEntry(.alarmRaised, by: .system, conversation: id, at: at), in: db)
            }
            return silent
        }
    }

    package func alarms(for professional: Professional) async throws(StoreFailure) -> [Alarm] {
        try await database.glance { db in
            professional.role.may(.leadShift)
                ? try AlarmRow.all(where: "state <> 'closed'", [], in: db)
                : try AlarmRow.all(
                    where: "claimed_by = $1 AND state IN ('active', 'ended')", [professional.id.column], in: db)
        }
    }
}

enum AlarmRow {
    static func find(_ id: ConversationID, in db: any StoreTransaction) throws -> Alarm? {
        try all(where: "conversation = $1", [id.column], in: db).first
    }

    /// `condition` may name columns of the conversation too.
    static func all(where condition: String, _ arguments: [ColumnValue], in db: any StoreTransaction) throws -> [Alarm]
    {
        try db.rows(
            """
            SELECT conversation, queue_number, reason, raised_by, raised_at, taken_by FROM alarm
            JOIN conversation ON conversation.id = alarm.conversation WHERE \(condition) ORDER BY raised_at
            """, arguments
        ).map { row in
            Alarm(
                conversation: try row.id("conversation"),
                number: try row.optionalInt("queue_number") ?? 0,
                reason: try row.value("reason", as: Alarm.Reason.self),
                raisedBy: try row.optionalID("raised_by"),
                at: try row.timestamp("raised_at"),
                takenBy: try row.optionalID("taken_by"))
        }
    }

    /// In the place of one that was taken.
    static func keep(
        _ reason: Alarm.Reason, for id: ConversationID, by member: MemberID?, at: Timestamp,
        in db: any StoreTransaction
    ) throws {
        try db.execute(
            """
            INSERT INTO alarm (conversation, reason, raised_by, raised_at, taken_by) VALUES ($1, $2, $3, $4, NULL)
            ON CONFLICT (conversation) DO UPDATE SET reason = excluded.reason, raised_by = excluded.raised_by,
                raised_at = excluded.raised_at, taken_by = NULL
            """, [id.column, .text(reason.rawValue), member?.column ?? .null, at.column])
    }
}
