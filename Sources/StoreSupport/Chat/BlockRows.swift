package import Chat
import Foundation
package import HelplineCore

/// Blocks, of which each conversation has at most one. Who changes one has the conversation's row.
package enum BlockRows {
    private static let columns = "SELECT conversation, reason, member, starts, until, reviewed_by FROM block"

    /// The one that stands now; throws `.notFound` without one.
    package static func require(_ id: ConversationID, at: Timestamp, in db: any StoreTransaction) throws -> Block {
        guard let block = try find(id, in: db), block.stands(at: at) else { throw StoreFailure.notFound }
        return block
    }

    /// Throws `.conflict(.blocked)` where one stands.
    package static func requireNone(_ id: ConversationID, at: Timestamp, in db: any StoreTransaction) throws {
        if let block = try find(id, in: db), block.stands(at: at) { throw StoreFailure.conflict(.blocked) }
    }

    package static func all(in db: any StoreTransaction) throws -> [Block] {
        try db.rows("\(columns) ORDER BY starts, conversation", []).map(read)
    }

    package static func set(_ block: Block, in db: any StoreTransaction) throws {
        try db.execute(
            """
            INSERT INTO block (conversation, reason, member, starts, until) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (conversation) DO UPDATE
            SET reason = excluded.reason, member = excluded.member, starts = excluded.starts, until = excluded.until,
                reviewed_by = NULL
            """,
            [
                block.conversation.column, .text(block.reason.rawValue), block.member.column, block.from.column,
                block.until.column,
            ])
    }

    private static func find(_ id: ConversationID, in db: any StoreTransaction) throws -> Block? {
        try db.row("\(columns) WHERE conversation = $1", [id.column]).map(read)
    }

    private static func read(_ row: StoredRow) throws -> Block {
        Block(
            conversation: try row.id("conversation"),
            reason: try row.value("reason", as: Block.Reason.self),
            member: try row.id("member"), from: try row.timestamp("starts"),
            until: try row.timestamp("until"),
            reviewedBy: try row.optionalID("reviewed_by"))
    }
}
