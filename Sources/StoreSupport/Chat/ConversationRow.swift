package import Chat
import Foundation
package import HelplineCore

/// Reads conversations, and keeps apart what never was from what was erased.
///
/// Who changes a conversation, or decides by what it reads of one, takes its row first: one writer at a time for each conversation, on
/// whatever node, and always in the order of `StoreLock`.
package enum ConversationRow {
    private static let columns = """
        id, state, language, topic, danger, queue_number, waiting_since, claimed_by, last_sequence, last_epoch,
        left_at, for_whom, door, objected, joined_by, guest, second_guest,
        (SELECT expires FROM return_code WHERE return_code.conversation = conversation.id) AS return_expires
        """

    package static func lock(_ id: ConversationID, in db: any StoreTransaction) throws {
        try db.lock(.conversation(id))
    }

    /// The conversation; throws `.erased` or `.notFound`.
    package static func require(_ id: ConversationID, in db: any StoreTransaction) throws -> Conversation {
        if let found = try find(id, in: db) { return found }
        throw try wasErased(id, in: db) ? StoreFailure.erased : .notFound
    }

    /// The conversation as its professional may see it: claimed by `member` and not yet closed. Otherwise `.notFound`,
    /// or `.erased`.
    package static func require(_ id: ConversationID, claimedBy member: MemberID, in db: any StoreTransaction) throws
        -> Conversation
    {
        let found = try require(id, in: db)
        guard found.isHeld(by: member) else { throw StoreFailure.notFound }
        return found
    }

    /// The conversation as who talks in it may see it: he has it, or joined who has it. Otherwise `.notFound`, or `.erased`.
    package static func require(_ id: ConversationID, with member: MemberID, in db: any StoreTransaction) throws
        -> Conversation
    {
        let found = try require(id, in: db)
        guard found.includes(member) else { throw StoreFailure.notFound }
        return found
    }

    package static func find(_ id: ConversationID, in db: any StoreTransaction) throws -> Conversation? {
        try all(where: "id = $1", [id.column], in: db).first
    }

    package static func exists(_ id: ConversationID, in db: any StoreTransaction) throws -> Bool {
        try db.row("SELECT 1 FROM conversation WHERE id = $1", [id.column]) != nil
    }

    package static func wasErased(_ id: ConversationID, in db: any StoreTransaction) throws -> Bool {
        try db.row("SELECT 1 FROM erasure WHERE conversation = $1", [id.column]) != nil
    }

    /// `condition` is SQL of this program with its arguments, and an order if it matters.
    package static func all(where condition: String, _ arguments: [ColumnValue], in db: any StoreTransaction) throws
        -> [Conversation]
    {
        try db.rows("SELECT \(columns) FROM conversation WHERE \(condition)", arguments).map(read)
    }

    /// Locks and returns those that fulfil `condition` at this moment: at most `$2`, oldest first by `order`. Whom another
    /// transaction has is left for the next time, so that nobody waits for two.
    package static func take(
        where condition: String, oldestFirstBy order: String, _ arguments: [ColumnValue], in db: any StoreTransaction
    ) throws -> [ConversationID] {
        try db.freeRows("SELECT id FROM conversation WHERE \(condition) ORDER BY \(order) LIMIT $2", arguments)
            .map { try $0.id("id") }
    }

    package static func count(where condition: String, _ arguments: [ColumnValue], in db: any StoreTransaction) throws
        -> Int
    {
        try db.row("SELECT count(*) AS count FROM conversation WHERE \(condition)", arguments)?.int("count") ?? 0
    }

    private static func read(_ row: StoredRow) throws -> Conversation {
        let hasTopic = try row.optionalText("topic") != nil
        let isForSomebody = try row.optionalText("for_whom") != nil
        return Conversation(
            id: try row.id("id"),
            state: try row.value("state", as: Conversation.State.self),
            language: try row.value("language", as: Language.self),
            topic: hasTopic ? try row.value("topic", as: Conversation.Topic.self) : nil,
            danger: try row.int("danger") == 1,
            queueNumber: try row.optionalInt("queue_number") ?? 0,
            waitingSince: try row.timestamp("waiting_since"),
            claimedBy: try row.optionalID("claimed_by"),
            lastSequence: Int64(try row.int("last_sequence")),
            lastEpoch: try row.int("last_epoch"),
            returnCodeExpires: try row.optionalTimestamp("return_expires"),
            leftAt: try row.optionalTimestamp("left_at"),
            forWhom: isForSomebody ? try row.value("for_whom", as: Conversation.ForWhom.self) : nil,
            door: try row.optionalText("door").flatMap { DoorName($0) }, hasObjected: try row.int("objected") == 1,
            joinedBy: try row.optionalID("joined_by"),
            guests: [try row.optionalID("guest"), try row.optionalID("second_guest")].compactMap(\.self))
    }
}
