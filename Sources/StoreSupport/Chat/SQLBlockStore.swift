package import Chat
import Foundation
package import HelplineCore

package struct SQLBlockStore<Database: StoreDatabase>: BlockStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func block(_ block: Block, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            let current = try ConversationRow.require(block.conversation, by: .member(block.member), in: db)
            guard !current.danger else { throw StoreFailure.conflict(.wrongState) }
            _ = try Closing.end(block.conversation, by: .member(block.member), at: block.from, in: db)
            try BlockRows.set(block, in: db)
            try AuditWriter.append(recording, in: db)
        }
    }

    package func standing(at: Timestamp) async throws(StoreFailure) -> [Block] {
        try await database.read { db in try BlockRows.all(in: db).filter { $0.stands(at: at) } }
    }

    package func confirm(_ id: ConversationID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            try ConversationRow.lock(id, in: db)
            let block = try BlockRows.require(id, at: at, in: db)
            guard block.member != member else { throw StoreFailure.conflict(.wrongState) }
            try db.execute("UPDATE block SET reviewed_by = $1 WHERE conversation = $2", [member.column, id.column])
            try AuditWriter.append(recording, in: db)
        }
    }

    package func lift(_ id: ConversationID, at: Timestamp, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            try ConversationRow.lock(id, in: db)
            _ = try BlockRows.require(id, at: at, in: db)
            try db.execute("DELETE FROM block WHERE conversation = $1", [id.column])
            try AuditWriter.append(recording, in: db)
        }
    }
}
