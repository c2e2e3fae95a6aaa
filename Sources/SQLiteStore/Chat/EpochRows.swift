import Chat
import Foundation
import GRDB
import HelplineCore

/// The epochs of a conversation and the keys sealed to each of their audience.
enum EpochRows {
    static func insert(_ epoch: Epoch, into conversation: ConversationID, _ vault: Vault, in db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO epoch (conversation, number, team_epoch, reason) VALUES (?, ?, ?, ?)")
            .execute(arguments: [conversation.column, epoch.number, epoch.teamEpoch, epoch.reason.rawValue])
        for (recipient, key) in epoch.sealed {
            try db.cachedStatement(
                sql: "INSERT INTO epoch_key (conversation, number, recipient, sealed) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [conversation.column, epoch.number, recipient, try vault.wrap(key.bytes)])
        }
    }

    static func find(_ number: Int, of conversation: ConversationID, _ vault: Vault, in db: Database) throws -> Epoch {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT number, team_epoch, reason FROM epoch WHERE conversation = ? AND number = ?"),
                arguments: [conversation.column, number])
        else { throw StoreFailure.damaged("an epoch is missing") }
        return try read(row, of: conversation, vault, in: db)
    }

    /// All, by number.
    static func all(of conversation: ConversationID, in db: Database) throws -> [Epoch] {
        let vault = try Vault.of(conversation, in: db)
        return try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT number, team_epoch, reason FROM epoch WHERE conversation = ? ORDER BY number"),
            arguments: [conversation.column]
        ).map { try read($0, of: conversation, vault, in: db) }
    }

    private static func read(_ row: Row, of conversation: ConversationID, _ vault: Vault, in db: Database) throws
        -> Epoch
    {
        let number: Int = row["number"]
        let keys = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT recipient, sealed FROM epoch_key WHERE conversation = ? AND number = ?"),
            arguments: [conversation.column, number])
        let sealed = try Dictionary(
            keys.map { ($0["recipient"] as String, try $0.value("sealed") { SealedKey(try vault.unwrap($0)) }) },
            uniquingKeysWith: { $1 })
        guard
            let epoch = Epoch(
                number: number, teamEpoch: row["team_epoch"], audience: sealed.keys.sorted(),
                reason: try row.value("reason", as: Epoch.Reason.self), sealed: sealed)
        else { throw StoreFailure.damaged("an epoch lacks a key") }
        return epoch
    }
}
