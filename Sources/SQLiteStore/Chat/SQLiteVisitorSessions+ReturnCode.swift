public import Chat
import Foundation
import GRDB
public import HelplineCore

extension SQLiteVisitorSessions {
    public func keep(_ code: ReturnCode, for id: ConversationID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, in: db)
            try Self.deleteCode(of: id, db)
            try db.execute(
                sql: "INSERT INTO return_code (conversation, locator, secret, wrapped, expires) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    id.column, code.locator.bytes, code.secret.bytes,
                    try Vault.of(id, in: db).wrap(code.wrapped.bytes), code.expires.hour.milliseconds,
                ])
            try EntryWriter.append(.codeMade, to: id, at: at, in: db)
            try AuditWriter.append(recording, in: db)
        }
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
            guard try SessionRows.conversation(of: token, in: db) == nil else {
                throw StoreFailure.conflict(.otherContent)
            }
            try SessionRows.insert(token, ticket: nil, for: conversation, at: at, in: db)
            try EntryWriter.append(.returned, to: conversation, at: at, in: db)
            try AuditWriter.append(
                AuditEntry(.returned, by: .visitor, conversation: conversation, at: at), in: db)
            let vault = try Vault.of(conversation, in: db)
            return Redemption(
                conversation: conversation, wrapped: try row.value("wrapped") { SealedKey(try vault.unwrap($0)) })
        }
    }

    public func forgetReturnCode(of id: ConversationID) async throws(StoreFailure) {
        try await database.write { db in
            _ = try ConversationRow.require(id, in: db)
            try Self.deleteCode(of: id, db)
        }
    }

    public func revoke(_ id: ConversationID, except token: SecretDigest, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, in: db)
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
