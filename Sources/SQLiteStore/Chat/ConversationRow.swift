import Chat
import Foundation
import GRDB
import HelplineCore

/// Reads conversations, and keeps apart what never was from what was erased.
enum ConversationRow {
    private static let columns = """
        id, state, language, topic, danger, queue_number, waiting_since, claimed_by, last_sequence, last_epoch,
        (SELECT expires FROM return_code WHERE return_code.conversation = conversation.id) AS return_expires
        """

    /// The conversation; throws `.erased` or `.notFound`.
    static func require(_ id: ConversationID, in db: Database) throws -> Conversation {
        if let found = try find(id, in: db) { return found }
        throw try wasErased(id, in: db) ? StoreFailure.erased : .notFound
    }

    /// The conversation as its professional may see it: claimed by `member` and not yet closed. Otherwise `.notFound`,
    /// or `.erased`.
    static func require(_ id: ConversationID, claimedBy member: MemberID, in db: Database) throws -> Conversation {
        let found = try require(id, in: db)
        guard found.claimedBy == member, found.state == .active || found.state == .ended else {
            throw StoreFailure.notFound
        }
        return found
    }

    /// The conversation when the authority holds now. Otherwise `.notFound`, or `.erased`.
    static func require(_ id: ConversationID, by authority: Authority, in db: Database) throws -> Conversation {
        switch authority {
        case .visitor(let token):
            let found = try require(id, in: db)
            try SessionRows.require(token, of: id, in: db)
            return found
        case .member(let member): return try require(id, claimedBy: member, in: db)
        case .system: return try require(id, in: db)
        }
    }

    static func find(_ id: ConversationID, in db: Database) throws -> Conversation? {
        try all(where: "id = ?", [id.column], in: db).first
    }

    static func exists(_ id: ConversationID, in db: Database) throws -> Bool {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT 1 FROM conversation WHERE id = ?"), arguments: [id.column]) != nil
    }

    static func wasErased(_ id: ConversationID, in db: Database) throws -> Bool {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT 1 FROM erasure WHERE conversation = ?"), arguments: [id.column]) != nil
    }

    /// `condition` is SQL of this program with its arguments, and an order if it matters.
    static func all(where condition: String, _ arguments: StatementArguments, in db: Database) throws -> [Conversation]
    {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM conversation WHERE \(condition)"), arguments: arguments
        ).map(read)
    }

    /// Only their ids; `condition` as for `all`.
    static func ids(where condition: String, _ arguments: StatementArguments, in db: Database) throws
        -> [ConversationID]
    {
        try Data.fetchAll(
            db.cachedStatement(sql: "SELECT id FROM conversation WHERE \(condition)"), arguments: arguments
        ).map { try ConversationID(column: $0) }
    }

    static func count(where condition: String, _ arguments: StatementArguments, in db: Database) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM conversation WHERE \(condition)"), arguments: arguments) ?? 0
    }

    private static func read(_ row: Row) throws -> Conversation {
        let claimedBy: Data? = row["claimed_by"]
        let topic: String? = row["topic"]
        let returnExpires: Int64? = row["return_expires"]
        return Conversation(
            id: try ConversationID(column: row["id"]),
            state: try row.value("state", as: Conversation.State.self),
            language: try row.value("language", as: Language.self),
            topic: topic == nil ? nil : try row.value("topic", as: Conversation.Topic.self),
            danger: row["danger"],
            queueNumber: row["queue_number"] ?? 0,
            waitingSince: Timestamp(milliseconds: row["waiting_since"]),
            claimedBy: try claimedBy.map { try MemberID(column: $0) },
            lastSequence: row["last_sequence"],
            lastEpoch: row["last_epoch"],
            returnCodeExpires: returnExpires.map(Timestamp.init(milliseconds:)))
    }
}
