package import Chat
import Foundation
package import HelplineCore

package struct SQLPassingStore<Database: StoreDatabase>: PassingStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func propose(_ passing: Passing, record: SealedPassing, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            let current = try ConversationRow.require(passing.conversation, by: .talking(passing.proposedBy), in: db)
            guard current.state == .active || current.state == .ended else { throw StoreFailure.conflict(.wrongState) }
            if let known = try PassingRows.find(passing.id, in: db) {
                let vault = try Vault.of(passing.conversation, in: db)
                guard known.passing.proposedBy == passing.proposedBy,
                    known.passing.conversation == passing.conversation, try known.opened(vault).record == record
                else { throw StoreFailure.conflict(.otherContent) }
                return
            }
            let last = try PassingRows.last(of: passing.conversation, in: db)?.passing
            guard last?.isUnderWay != true else { throw StoreFailure.conflict(.taken) }
            try PassingRows.insert(passing, record, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func record(of id: PassingID, for member: MemberID, recording: AuditEntry) async throws(StoreFailure)
        -> PassingRecord
    {
        try await database.write { db in
            let row = try PassingRows.require(id, in: db)
            let passing = row.passing
            guard passing.mayBeRead(by: member) else { throw StoreFailure.notFound }
            let opened = try row.opened(Vault.of(passing.conversation, in: db))
            guard opened.record != nil || opened.answer != nil else { throw StoreFailure.notFound }
            if member != passing.proposedBy { try AuditWriter.append(recording, in: db) }
            return opened
        }
    }

    package func toJudge(by member: MemberID) async throws(StoreFailure) -> [Passing] {
        try await database.glance { db in
            try PassingRows.all(
                where: "step = 'proposed' AND proposed_by <> $1 ORDER BY proposed_at, id", [member.column], in: db
            ).map(\.passing)
        }
    }

    package func judge(
        _ id: PassingID, _ agrees: Bool, by member: MemberID, answer: SealedPassing, at: Timestamp,
        recording: AuditEntry
    ) async throws(StoreFailure) -> Passing {
        try await step(id, recording: recording) { passing, _ in
            try passing.judged(agrees, by: member)
        } after: { made, conversation, db in
            try PassingRows.keep(answer, of: made, in: db)
            if !conversation.hasObjected { try ServiceCounter.count(.judgedPassing(agrees), at: at, in: db) }
        }
    }

    package func withdraw(_ id: PassingID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Passing
    {
        try await step(id, recording: recording) { passing, conversation in
            guard member == passing.proposedBy || conversation.isHeld(by: member) else { throw StoreFailure.notFound }
            return try passing.withdrawn()
        }
    }

    package func finish(
        _ id: PassingID, by member: MemberID, told: Passing.Told, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> Passing {
        try await step(id, recording: recording) { passing, conversation in
            guard conversation.includes(member) else { throw StoreFailure.notFound }
            return try passing.done(by: member, told: told, at: at)
        } after: { made, conversation, db in
            if !conversation.hasObjected {
                try ServiceCounter.count(.passedOn(made.ground, made.told), at: at, in: db)
            }
        }
    }

    package func passing(_ id: PassingID) async throws(StoreFailure) -> Passing {
        try await database.glance { db in try PassingRows.require(id, in: db).passing }
    }

    package func last(in conversation: ConversationID) async throws(StoreFailure) -> Passing? {
        try await database.glance { db in try PassingRows.last(of: conversation, in: db)?.passing }
    }

    // Internal

    /// One step further, when it is the next; what was made already changes nothing and leaves no second line. The conversation's row
    /// is locked, so that it is not closed meanwhile.
    private func step(
        _ id: PassingID, recording: AuditEntry,
        _ next: @escaping @Sendable (Passing, Conversation) throws -> Passing,
        after: @escaping @Sendable (Passing, Conversation, any StoreTransaction) throws -> Void = { _, _, _ in }
    ) async throws(StoreFailure) -> Passing {
        try await database.write { db in
            let place = try PassingRows.require(id, in: db).passing.conversation
            let conversation = try ConversationRow.require(place, by: .system, in: db)
            // Once more: a step may have been made before the conversation's row was ours.
            let passing = try PassingRows.require(id, in: db).passing
            let made = try next(passing, conversation)
            guard made != passing else { return made }
            try PassingRows.write(made, in: db)
            try after(made, conversation, db)
            try AuditWriter.append(recording, in: db)
            return made
        }
    }
}
