import Chat
import Foundation
import HelplineCore

/// Reads conversations, and keeps apart what never was from what was erased.
///
/// Who changes a conversation, or decides by what it reads of one, takes its row first (`lock`): one writer at a time
/// for each conversation, on whatever node, and always in this order: conversation, service, member, audit chain.
enum ConversationRow {
    private static let columns = """
        id, state, language, topic, danger, queue_number, waiting_since, claimed_by, last_sequence, last_epoch,
        (SELECT expires FROM return_code WHERE return_code.conversation = conversation.id) AS return_expires
        """

    /// Waits for whoever has the row and keeps others from it until this transaction ends. No row is no error.
    static func lock(_ id: ConversationID, in db: PostgresConnection) throws {
        try db.execute("SELECT FROM conversation WHERE id = $1 FOR UPDATE", [id.column])
    }

    /// The conversation; throws `.erased` or `.notFound`.
    static func require(_ id: ConversationID, in db: PostgresConnection) throws -> Conversation {
        if let found = try find(id, in: db) { return found }
        throw try wasErased(id, in: db) ? StoreFailure.erased : .notFound
    }

    /// The conversation as its professional may see it: claimed by `member` and not yet closed. Otherwise `.notFound`,
    /// or `.erased`.
    static func require(_ id: ConversationID, claimedBy member: MemberID, in db: PostgresConnection) throws
        -> Conversation
    {
        let found = try require(id, in: db)
        guard found.claimedBy == member, found.state == .active || found.state == .ended else {
            throw StoreFailure.notFound
        }
        return found
    }

    static func find(_ id: ConversationID, in db: PostgresConnection) throws -> Conversation? {
        try all(where: "id = $1", [id.column], in: db).first
    }

    static func exists(_ id: ConversationID, in db: PostgresConnection) throws -> Bool {
        try db.row("SELECT 1 FROM conversation WHERE id = $1", [id.column]) != nil
    }

    static func wasErased(_ id: ConversationID, in db: PostgresConnection) throws -> Bool {
        try db.row("SELECT 1 FROM erasure WHERE conversation = $1", [id.column]) != nil
    }

    /// `condition` is SQL of this program with its arguments, and an order if it matters.
    static func all(where condition: String, _ arguments: [PostgresValue], in db: PostgresConnection) throws
        -> [Conversation]
    {
        try db.rows("SELECT \(columns) FROM conversation WHERE \(condition)", arguments).map(read)
    }

    /// Locks and returns those that fulfil `condition` at this moment: at most `$2`, oldest first by a column. Whom another
    /// transaction has is left for the next time, so that nobody waits for two.
    static func take(
        where condition: String, oldestFirstBy column: String, _ arguments: [PostgresValue], in db: PostgresConnection
    ) throws -> [ConversationID] {
        try db.rows(
            "SELECT id FROM conversation WHERE \(condition) ORDER BY \(column) LIMIT $2 FOR UPDATE SKIP LOCKED",
            arguments
        ).map { try ConversationID(column: $0.bytes("id")) }
    }

    static func count(where condition: String, _ arguments: [PostgresValue], in db: PostgresConnection) throws -> Int {
        try db.row("SELECT count(*) AS count FROM conversation WHERE \(condition)", arguments)?.int("count") ?? 0
    }

    private static func read(_ row: PostgresRow) throws -> Conversation {
        let hasTopic = try row.optionalText("topic") != nil
        return Conversation(
            id: try ConversationID(column: row.bytes("id")),
            state: try row.value("state", as: Conversation.State.self),
            language: try row.value("language", as: Language.self),
            topic: hasTopic ? try row.value("topic", as: Conversation.Topic.self) : nil,
            danger: try row.int("danger") == 1,
            queueNumber: try row.optionalInt("queue_number") ?? 0,
            waitingSince: try row.timestamp("waiting_since"),
            claimedBy: try row.optionalBytes("claimed_by").map { try MemberID(column: $0) },
            lastSequence: Int64(try row.int("last_sequence")),
            lastEpoch: try row.int("last_epoch"),
            returnCodeExpires: try row.optionalTimestamp("return_expires"))
    }
}
