package import Chat
import Foundation
package import HelplineCore

extension SQLVisitorSessions {
    package func keep(
        _ code: ReturnCode, for id: ConversationID, by token: SecretDigest, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> Timestamp {
        try await database.write { db in
            _ = try ConversationRow.require(id, by: .visitor(token), in: db)
            let expires = min(code.expires, try Self.end(of: id, keptFor: code.expires - at, in: db)).hour
            try Self.deleteCode(of: id, db)
            try db.execute(
                "INSERT INTO return_code (conversation, locator, secret, wrapped, expires) VALUES ($1, $2, $3, $4, $5)",
                [
                    id.column, code.locator.column, code.secret.column,
                    .bytes(try Vault.of(id, in: db).wrap(code.wrapped.bytes)), expires.column,
                ])
            try EntryWriter.append(.codeMade, to: id, at: at, in: db)
            try AuditWriter.append(recording, in: db)
            return expires
        }
    }

    /// When the conversation goes: its term counts from the last message, not from the making of a code.
    private static func end(of id: ConversationID, keptFor term: Duration, in db: any StoreTransaction) throws
        -> Timestamp
    {
        let last = try db.row("SELECT last_message_at FROM conversation WHERE id = $1", [id.column])
        return (try last?.timestamp("last_message_at") ?? Timestamp(milliseconds: 0)) + term
    }

    package func redeem(locator: SecretDigest, secret: SecretDigest, for token: SecretDigest, at: Timestamp)
        async throws(StoreFailure) -> Redemption
    {
        try await database.write { db in
            let place = try db.row("SELECT conversation FROM return_code WHERE locator = $1", [locator.column])
            // One that there is not takes as long.
            try ConversationRow.lock(place?.id("conversation") ?? .random(), in: db)
            let row = try db.row(
                "SELECT conversation, secret, wrapped, expires FROM return_code WHERE locator = $1", [locator.column])
            // The same comparisons whether or not there is a row, so that time does not tell which of them failed.
            let stored = try row?.value("secret", SecretDigest.init(stored:)) ?? locator
            let expires = try row?.timestamp("expires") ?? Timestamp(milliseconds: 0)
            let right = stored == secret
            let inTime = expires > at
            guard let row, right, inTime else { throw StoreFailure.notFound }
            let conversation: ConversationID = try row.id("conversation")
            let vault = try Vault.of(conversation, in: db)
            let redemption = Redemption(
                conversation: conversation, wrapped: try row.value("wrapped") { SealedKey(try vault.unwrap($0)) })
            if let known = try SessionRows.conversation(of: token, in: db) {
                // The same try once more, because the answer was lost on the way.
                guard known == conversation else { throw StoreFailure.conflict(.otherContent) }
                return redemption
            }
            try SessionRows.insert(token, ticket: nil, for: conversation, vault, at: at, in: db)
            try EntryWriter.append(.returned, to: conversation, at: at, in: db)
            try AuditWriter.append(
                AuditEntry(.returned, by: .visitor, conversation: conversation, at: at), in: db)
            return redemption
        }
    }

    package func forgetReturnCode(of id: ConversationID, by token: SecretDigest) async throws(StoreFailure) {
        try await database.write { db in
            _ = try ConversationRow.require(id, by: .visitor(token), in: db)
            try Self.deleteCode(of: id, db)
        }
    }

    package func revoke(_ id: ConversationID, except token: SecretDigest, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, by: .visitor(token), in: db)
            try Self.deleteCode(of: id, db)
            let others = try db.rows(
                "SELECT token FROM session WHERE conversation = $1 AND token <> $2", [id.column, token.column]
            ).map { try $0.value("token", SecretDigest.init(stored:)) }
            for other in others { try SessionRows.delete(other, in: db) }
            try AuditWriter.append(recording, in: db)
        }
    }

    private static func deleteCode(of id: ConversationID, _ db: any StoreTransaction) throws {
        try db.execute("DELETE FROM return_code WHERE conversation = $1", [id.column])
    }
}
