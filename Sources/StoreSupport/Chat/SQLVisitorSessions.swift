package import Chat
import Foundation
package import HelplineCore

package struct SQLVisitorSessions<Database: StoreDatabase>: VisitorSessions {
    let database: Database
    /// A sign of life is written at most this often: a sync for every request would tell nobody more.
    private static var signOfLife: Duration { .seconds(30) }

    package init(_ database: Database) { self.database = database }

    package func session(_ token: SecretDigest, term: Duration, at: Timestamp) async throws(StoreFailure)
        -> VisitorSession
    {
        let found = try await database.glance { db in try Self.find(token, in: db) }
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
            try SessionRows.note(token, seen: at, in: db)
            return found.session
        }
        guard let live else { throw .notFound }
        return live
    }

    package func glimpse(_ token: SecretDigest, term: Duration, at: Timestamp) throws(StoreFailure) -> ConversationID? {
        guard let found = try database.glimpse(session: token) else { return nil }
        return found.lastSeen + min(term, Self.signOfLife) > at ? found.conversation : nil
    }

    package func keep(_ ticket: SealedKey, for token: SecretDigest, at: Timestamp) async throws(StoreFailure) {
        try await database.write { db in
            guard let conversation = try SessionRows.conversation(of: token, in: db) else {
                throw StoreFailure.notFound
            }
            try ConversationRow.lock(conversation, in: db)
            let wrapped = try Vault.of(conversation, in: db).wrap(ticket.bytes)
            let kept = try db.execute(
                "UPDATE session SET ticket = $1 WHERE token = $2", [.bytes(wrapped), token.column])
            guard kept == 1 else { throw StoreFailure.notFound }
            try SessionRows.note(token, seen: at, in: db)
        }
    }

    @discardableResult
    package func end(_ token: SecretDigest) async throws(StoreFailure) -> ConversationID? {
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
    package func deleteSessions(lastSeenBefore: Timestamp) async throws(StoreFailure) -> Int {
        try await database.write { db in
            // In the order in which everybody takes several conversations.
            for row in try db.rows(
                "SELECT DISTINCT conversation FROM session WHERE last_seen < $1 ORDER BY conversation",
                [lastSeenBefore.column])
            {
                try ConversationRow.lock(row.id("conversation"), in: db)
            }
            let tokens = try db.rows(
                "SELECT token FROM session WHERE last_seen < $1 ORDER BY last_seen", [lastSeenBefore.column]
            ).map { try $0.value("token", SecretDigest.init(stored:)) }
            for token in tokens { try SessionRows.delete(token, in: db) }
            return tokens.count
        }
    }

    package func hasSession(_ id: ConversationID) async throws(StoreFailure) -> Bool {
        try await database.read { db in
            try db.row("SELECT 1 FROM session WHERE conversation = $1 LIMIT 1", [id.column]) != nil
        }
    }

    private static func find(_ token: SecretDigest, in db: any StoreTransaction) throws -> (
        session: VisitorSession, lastSeen: Timestamp
    )? {
        guard
            let row = try db.row("SELECT conversation, ticket, last_seen FROM session WHERE token = $1", [token.column])
        else { return nil }
        let conversation: ConversationID = try row.id("conversation")
        let unwrapped = try row.optionalBytes("ticket").map { try Vault.of(conversation, in: db).unwrap($0) }
        return (
            VisitorSession(conversation: conversation, wrappedTicket: unwrapped.flatMap(SealedKey.init)),
            try row.timestamp("last_seen")
        )
    }
}
