package import Chat
import Foundation
package import HelplineCore

package struct SQLShiftStore<Database: StoreDatabase>: ShiftStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func capacity(of member: MemberID) async throws(StoreFailure) -> Capacity? {
        try await database.glance { db in try CapacityRows.find(member, in: db) }
    }

    package func capacities() async throws(StoreFailure) -> [MemberID: Capacity] {
        try await database.read { db in try CapacityRows.all(in: db) }
    }

    package func set(_ capacity: Capacity, of member: MemberID, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            // A claim that counts by the old number at this moment ends first.
            try db.lock(.member(member))
            try CapacityRows.set(capacity, of: member, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func active() async throws(StoreFailure) -> [Conversation] {
        try await database.read { db in
            try ConversationRow.all(where: "state = 'active' ORDER BY claimed_at, queue_number", [], in: db)
        }
    }

    package func leftBehind() async throws(StoreFailure) -> [Conversation] {
        try await database.read { db in
            try ConversationRow.all(
                where: "\(LeftBehindRows.condition) ORDER BY claimed_at, id", [], in: db)
        }
    }

    package func giveBack(
        _ id: ConversationID, heldBy member: MemberID, why: ConversationEntry.Leaving, at: Timestamp,
        recording: AuditEntry
    ) async throws(StoreFailure) -> Bool {
        try await database.write { db in
            try ConversationRow.lock(id, in: db)
            guard let current = try ConversationRow.find(id, in: db), current.state == .active,
                current.claimedBy == member
            else { return false }
            try Requeueing.leave(id, member, why: why, at: at, in: db)
            try AuditWriter.append(recording, in: db)
            return true
        }
    }

    package func unanswered(since: Timestamp) async throws(StoreFailure) -> [UnansweredVisitor] {
        try await database.read { db in try UnansweredRows.all(since: since, in: db) }
    }

    package func noteUnanswered(since: Timestamp, at: Timestamp) async throws(StoreFailure) -> [ConversationID] {
        let silent = try await unanswered(since: since).map(\.conversation)
        var noted: [ConversationID] = []
        // One transaction each, so that nobody waits for two rows.
        for id in silent where try await note(id, since: since, at: at) { noted.append(id) }
        return noted
    }

    /// Asks once more with the row locked: an answer may have come meanwhile.
    private func note(_ id: ConversationID, since: Timestamp, at: Timestamp) async throws(StoreFailure) -> Bool {
        try await database.write { db in
            try ConversationRow.lock(id, in: db)
            guard let one = try UnansweredRows.all(since: since, in: db).first(where: { $0.conversation == id }),
                try !UnansweredRows.isNoted(one, in: db)
            else { return false }
            try EntryWriter.append(.unanswered, to: id, at: at, in: db)
            return true
        }
    }
}
