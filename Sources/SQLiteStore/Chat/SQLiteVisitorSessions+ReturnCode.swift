public import Chat
import Foundation
import GRDB
public import HelplineCore

extension SQLiteVisitorSessions {
    public func keep(
        _ code: ReturnCode, for id: ConversationID, by token: SecretDigest, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> Timestamp {
        try await database.write { db in
            _ = try ConversationRow.require(id, in: db)
            try SessionRows.require(token, of: id, in: db)
            let expires = min(code.expires, try Self.end(of: id, keptFor: code.expires - at, in: db)).hour
            try Self.deleteCode(of: id, db)
            try db.execute(
                sql: "INSERT INTO return_code (conversation, locator, secret, wrapped, expires) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    id.column, code.locator.bytes, code.secret.bytes,
                    try Vault.of(id, in: db).wrap(code.wrapped.bytes), expires.milliseconds,
                ])
            try EntryWriter.append(.codeMade, to: id, at: at, in: db)
            try AuditWriter.append(recording, in: db)
            return expires
        }
    }

    /// When the conversation goes: its term counts from the last message, not from the making of a code.
    private static func end(of id: ConversationID, keptFor term: Duration, in db: Database) throws -> Timestamp {
        let last = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT last_message_at FROM conversation WHERE id = ?"), arguments: [id.column])
        return Timestamp(milliseconds: last ?? 0) + term
    }

    public func redeem(locator: SecretDigest, secret: SecretDigest, for token: SecretDigest, at: Timestamp)
        async throws(StoreFailure) -> Redemption
    {
        try await database.write { db in
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT conversation, secret, wrapped, expires FROM return_code WHERE locator = ?"),
                arguments: [locator.bytes])
            // The same comparisons whether or not there is a row, so that time does not tell which of them failed.
            let stored = try row?.value("secret", SecretDigest.init(stored:)) ?? locator
            let expires: Int64 = row?["expires"] ?? 0
            let right = stored == secret
            let inTime = Timestamp(milliseconds: expires) > at
            guard let row, right, inTime else { throw StoreFailure.notFound }
            let conversation = try ConversationID(column: row["conversation"])
            let vault = try Vault.of(conversation, in: db)
            let redemption = Redemption(
                conversation: conversation, wrapped: try row.value("wrapped") { SealedKey(try vault.unwrap($0)) })
            if let known = try SessionRows.conversation(of: token, in: db) {
                // The same try once more, because the answer was lost on the way.
                guard known == conversation else { throw StoreFailure.conflict(.otherContent) }
                return redemption
            }
            try SessionRows.insert(token, ticket: nil, for: conversation, at: at, in: db)
            try EntryWriter.append(.returned, to: conversation, at: at, in: db)
            try AuditWriter.append(
                AuditEntry(.returned, by: .visitor, conversation: conversation, at: at), in: db)
            return redemption
        }
    }

    public func forgetReturnCode(of id: ConversationID, by token: SecretDigest) async throws(StoreFailure) {
        try await database.write { db in
            _ = try ConversationRow.require(id, in: db)
            try SessionRows.require(token, of: id, in: db)
            try Self.deleteCode(of: id, db)
        }
    }

    public func revoke(_ id: ConversationID, except token: SecretDigest, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, in: db)
            try SessionRows.require(token, of: id, in: db)
            try Self.deleteCode(of: id, db)
            let others = try Data.fetchAll(
                db.cachedStatement(sql: "SELECT token FROM session WHERE conversation = ? AND token <> ?"),
                arguments: [id.column, token.bytes]
            ).compactMap(SecretDigest.init(stored:))
            for other in others { try SessionRows.delete(other, in: db) }
            try AuditWriter.append(recording, in: db)
        }
    }

    private static func deleteCode(of id: ConversationID, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM return_code WHERE conversation = ?").execute(arguments: [id.column])
    }
}
