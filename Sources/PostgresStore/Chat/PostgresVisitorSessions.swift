public import Chat
import Foundation
public import HelplineCore

public struct PostgresVisitorSessions: VisitorSessions {
    let database: PostgresDatabase
    /// A sign of life is written at most this often: a sync for every request would tell nobody more.
    private static let signOfLife: Duration = .seconds(30)

    public init(_ database: PostgresDatabase) { self.database = database }

    public func session(_ token: SecretDigest, term: Duration, at: Timestamp) async throws(StoreFailure)
        -> VisitorSession
    {
        let found = try await database.read { db in try Self.find(token, in: db) }
        // A token that nobody has must not cost a transaction that writes.
        guard let found else { throw .notFound }
        if found.lastSeen + Self.signOfLife > at, found.lastSeen + term >= at { return found.session }
        let live: VisitorSession? = try await database.write { db in
            try ConversationRow.lock(found.session.conversation, in: db)
            guard let found = try Self.find(token, in: db) else { return nil }
            guard found.lastSeen + term >= at else {
                try SessionRows.delete(token, in: db)
                return nil
            }
            try db.execute(
                "UPDATE session SET last_seen = greatest(last_seen, $1) WHERE token = $2", [at.column, token.column])
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
            let kept = try db.execute(
                "UPDATE session SET ticket = $1, last_seen = greatest(last_seen, $2) WHERE token = $3",
                [.bytes(wrapped), at.column, token.column])
            guard kept == 1 else { throw StoreFailure.notFound }
        }
    }

    @discardableResult
    public func end(_ token: SecretDigest) async throws(StoreFailure) -> ConversationID? {
        let known = try await database.read { db in try SessionRows.conversation(of: token, in: db) }
        guard let known else { return nil }
        return try await database.write { db in
            try ConversationRow.lock(known, in: db)
            let conversation = try SessionRows.conversation(of: token, in: db)
            try SessionRows.delete(token, in: db)
            return conversation
        }
    }

    @discardableResult
    public func deleteSessions(lastSeenBefore: Timestamp) async throws(StoreFailure) -> Int {
        try await database.write { db in
            // In the order in which everybody takes several conversations.
            try db.execute(
                """
                SELECT FROM conversation WHERE id IN (SELECT conversation FROM session WHERE last_seen < $1)
                ORDER BY id FOR UPDATE
                """, [lastSeenBefore.column])
            let tokens = try db.rows(
                "SELECT token FROM session WHERE last_seen < $1 ORDER BY last_seen FOR UPDATE", [lastSeenBefore.column]
            ).map { try $0.value("token", SecretDigest.init(stored:)) }
            for token in tokens { try SessionRows.delete(token, in: db) }
            return tokens.count
        }
    }

    public func hasSession(_ id: ConversationID) async throws(StoreFailure) -> Bool {
        try await database.read { db in
            try db.row("SELECT 1 FROM session WHERE conversation = $1 LIMIT 1", [id.column]) != nil
        }
    }

    private static func find(_ token: SecretDigest, in db: PostgresConnection) throws -> (
        session: VisitorSession, lastSeen: Timestamp
    )? {
        guard
            let row = try db.row("SELECT conversation, ticket, last_seen FROM session WHERE token = $1", [token.column])
        else { return nil }
        let conversation = try ConversationID(column: row.bytes("conversation"))
        let unwrapped = try row.optionalBytes("ticket").map { try Vault.of(conversation, in: db).unwrap($0) }
        return (
            VisitorSession(conversation: conversation, wrappedTicket: unwrapped.flatMap(SealedKey.init)),
            try row.timestamp("last_seen")
        )
    }
}
