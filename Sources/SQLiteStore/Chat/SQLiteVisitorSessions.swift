public import Chat
import Foundation
import GRDB
public import HelplineCore

public struct SQLiteVisitorSessions: VisitorSessions {
    let database: SQLiteDatabase
    /// A sign of life is written at most this often: a sync for every request would tell nobody more.
    private static let signOfLife: Duration = .seconds(30)

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func session(_ token: SecretDigest, term: Duration, at: Timestamp) async throws(StoreFailure)
        -> VisitorSession
    {
        let found = try database.glance { db in try Self.find(token, in: db) }
        // A token that nobody has must not cost a place among the writes.
        guard let found else { throw .notFound }
        if found.lastSeen + Self.signOfLife > at, found.lastSeen + term >= at { return found.session }
        let live: VisitorSession? = try await database.write { db in
            guard let found = try Self.find(token, in: db) else { return nil }
            guard found.lastSeen + term >= at else {
                try SessionRows.delete(token, in: db)
                return nil
            }
            try db.cachedStatement(sql: "UPDATE session SET last_seen = max(last_seen, ?) WHERE token = ?")
                .execute(arguments: [at.milliseconds, token.bytes])
            return found.session
        }
        guard let live else { throw .notFound }
        return live
    }

    public func keep(_ ticket: SealedKey, for token: SecretDigest, at: Timestamp) async throws(StoreFailure) {
        try await database.write { db in
            guard let conversation = try SessionRows.conversation(of: token, in: db) else {
                throw StoreFailure.notFound
            }
            let wrapped = try Vault.of(conversation, in: db).wrap(ticket.bytes)
            try db.cachedStatement(sql: "UPDATE session SET ticket = ?, last_seen = max(last_seen, ?) WHERE token = ?")
                .execute(arguments: [wrapped, at.milliseconds, token.bytes])
        }
    }

    @discardableResult
    public func end(_ token: SecretDigest) async throws(StoreFailure) -> ConversationID? {
        let known = try await database.read { db in try SessionRows.conversation(of: token, in: db) }
        guard known != nil else { return nil }
        return try await database.write { db in
            let conversation = try SessionRows.conversation(of: token, in: db)
            try SessionRows.delete(token, in: db)
            return conversation
        }
    }

    @discardableResult
    public func deleteSessions(lastSeenBefore: Timestamp) async throws(StoreFailure) -> Int {
        try await database.write { db in
            let tokens = try Data.fetchAll(
                db.cachedStatement(sql: "SELECT token FROM session WHERE last_seen < ? ORDER BY last_seen"),
                arguments: [lastSeenBefore.milliseconds]
            ).compactMap(SecretDigest.init(stored:))
            for token in tokens { try SessionRows.delete(token, in: db) }
            return tokens.count
        }
    }

    public func hasSession(_ id: ConversationID) async throws(StoreFailure) -> Bool {
        try await database.read { db in
            try Row.fetchOne(
                db.cachedStatement(sql: "SELECT 1 FROM session WHERE conversation = ?"), arguments: [id.column]) != nil
        }
    }

    private static func find(_ token: SecretDigest, in db: Database) throws -> (
        session: VisitorSession, lastSeen: Timestamp
    )? {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT conversation, ticket, last_seen FROM session WHERE token = ?"),
                arguments: [token.bytes])
        else { return nil }
        let conversation = try ConversationID(column: row["conversation"])
        let ticket: Data? = row["ticket"]
        let unwrapped = try ticket.map { try Vault.of(conversation, in: db).unwrap($0) }
        let session = VisitorSession(conversation: conversation, wrappedTicket: unwrapped.flatMap(SealedKey.init))
        return (session, Timestamp(milliseconds: row["last_seen"]))
    }
}
