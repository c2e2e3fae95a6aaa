package import Chat
package import HelplineCore

package struct SQLFollowUpStore<Database: StoreDatabase>: FollowUpStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func begin(
        _ followUp: FollowUp, of conversation: ConversationID, token: SecretDigest, recording: AuditEntry
    ) async throws(StoreFailure) {
        try await database.write { db in
            let current = try ConversationRow.require(conversation, by: .member(followUp.createdBy), in: db)
            if try FollowUpRows.find(followUp.id, in: db) != nil { return }
            guard !current.hasObjected else { throw StoreFailure.conflict(.wrongState) }
            // A new team key waits for it, or it for that.
            try db.lock(.service)
            guard try TeamEpoch.current(in: db) == followUp.details.teamEpoch else {
                throw StoreFailure.conflict(.outdated)
            }
            let own = try FollowUpRows.all("WHERE conversation = $1", [conversation.column], in: db)
            guard own.count < FollowUp.most else { throw StoreFailure.conflict(.limitReached) }
            try FollowUpRows.insert(followUp, of: conversation, in: db)
            try CaseOutcome.begin(token, of: conversation, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func begun(in conversation: ConversationID, for member: MemberID) async throws(StoreFailure) -> [FollowUp] {
        try await database.read { db in
            _ = try ConversationRow.require(conversation, claimedBy: member, in: db)
            return try FollowUpRows.all("WHERE conversation = $1 ORDER BY due_day, id", [conversation.column], in: db)
        }
    }

    package func open(limit: Int) async throws(StoreFailure) -> [FollowUp] {
        try await database.read { db in
            try FollowUpRows.all("ORDER BY due_day, id LIMIT $1", [ColumnValue(limit)], in: db)
        }
    }

    package func answer(
        _ id: FollowUpID, asked: Int, with answer: FollowUpAnswer, token: SecretDigest, on day: Int,
        recording: AuditEntry
    ) async throws(StoreFailure) -> Bool {
        try await database.write { db in
            guard let known = try FollowUpRows.find(id, in: db) else { throw StoreFailure.notFound }
            guard known.answers.count == asked, known.dueDay <= day else { throw StoreFailure.conflict(.outdated) }
            guard known.question.answers.contains(answer) else { throw StoreFailure.conflict(.wrongState) }
            let next = known.answered(answer)
            try FollowUpRows.answer(known, to: next, in: db)
            let counted = try CaseOutcome.note(answer, of: known, by: token, in: db)
            if next == nil { try CaseOutcome.end(token, in: db) }
            try AuditWriter.append(recording, in: db)
            if next == nil { try Self.dropOldKeys(at: recording.at, in: db) }
            return counted
        }
    }

    package func end(_ id: FollowUpID, token: SecretDigest, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            guard try db.execute("DELETE FROM follow_up WHERE id = $1", [id.column]) == 1 else { return }
            try CaseOutcome.end(token, in: db)
            try AuditWriter.append(recording, in: db)
            try Self.dropOldKeys(at: recording.at, in: db)
        }
    }

    package func reseal(_ id: FollowUpID, to details: FollowUpDetails, at: Timestamp) async throws(StoreFailure) {
        try await database.write { db in
            try db.lock(.service)
            guard try TeamEpoch.current(in: db) == details.teamEpoch else { throw StoreFailure.conflict(.outdated) }
            try db.execute(
                "UPDATE follow_up SET team_epoch = $1, details = $2 WHERE id = $3 AND team_epoch < $1",
                [ColumnValue(details.teamEpoch), .bytes(details.sealed), id.column])
            try Self.dropOldKeys(at: at, in: db)
        }
    }

    package func removeEnded(before day: Int, at: Timestamp) async throws(StoreFailure) -> Int {
        try await database.write { db in
            let removed = try FollowUpQuestion.allCases.reduce(0) { removed, question in
                try removed
                    + db.execute(
                        "DELETE FROM follow_up WHERE question = $1 AND begun_day < $2",
                        [.text(question.rawValue), ColumnValue(day - 7 * question.lastWeek)])
            }
            // Their conversations went without a registration.
            try db.execute("DELETE FROM case_outcome WHERE conversation IS NULL AND number IS NULL")
            if removed > 0 { try Self.dropOldKeys(at: at, in: db) }
            return removed
        }
    }

    private static func dropOldKeys(at: Timestamp, in db: any StoreTransaction) throws {
        try OldTeamKeys.deleteUnused(AuditEntry(.oldTeamKeysDestroyed, by: .system, at: at), in: db)
    }
}
