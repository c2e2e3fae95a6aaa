package import Chat
import Foundation
package import HelplineCore

/// The epochs of a conversation and the keys sealed to each of their audience.
package enum EpochRows {
    package static func insert(
        _ epoch: Epoch, into conversation: ConversationID, _ vault: Vault, in db: any StoreTransaction
    ) throws {
        try db.execute(
            "INSERT INTO epoch (conversation, number, team_epoch, reason) VALUES ($1, $2, $3, $4)",
            [
                conversation.column, ColumnValue(epoch.number), ColumnValue(epoch.teamEpoch),
                .text(epoch.reason.rawValue),
            ])
        for (recipient, key) in epoch.sealed {
            try db.execute(
                "INSERT INTO epoch_key (conversation, number, recipient, sealed) VALUES ($1, $2, $3, $4)",
                [
                    conversation.column, ColumnValue(epoch.number), .text(recipient),
                    .bytes(try vault.wrap(key.bytes)),
                ])
        }
    }

    package static func find(
        _ number: Int, of conversation: ConversationID, _ vault: Vault, in db: any StoreTransaction
    ) throws
        -> Epoch
    {
        guard
            let row = try db.row(
                "SELECT number, team_epoch, reason FROM epoch WHERE conversation = $1 AND number = $2",
                [conversation.column, ColumnValue(number)])
        else { throw StoreFailure.damaged("an epoch is missing") }
        return try read(row, of: conversation, vault, in: db)
    }

    /// All, by number.
    package static func all(of conversation: ConversationID, _ vault: Vault, in db: any StoreTransaction) throws
        -> [Epoch]
    {
        try db.rows(
            "SELECT number, team_epoch, reason FROM epoch WHERE conversation = $1 ORDER BY number",
            [conversation.column]
        ).map { try read($0, of: conversation, vault, in: db) }
    }

    private static func read(
        _ row: StoredRow, of conversation: ConversationID, _ vault: Vault, in db: any StoreTransaction
    ) throws -> Epoch {
        let number = try row.int("number")
        let keys = try db.rows(
            "SELECT recipient, sealed FROM epoch_key WHERE conversation = $1 AND number = $2",
            [conversation.column, ColumnValue(number)])
        let sealed = try Dictionary(
            keys.map { (try $0.text("recipient"), try $0.value("sealed") { SealedKey(try vault.unwrap($0)) }) },
            uniquingKeysWith: { $1 })
        guard
            let epoch = Epoch(
                number: number, teamEpoch: try row.int("team_epoch"), audience: sealed.keys.sorted(),
                reason: try row.value("reason", as: Epoch.Reason.self), sealed: sealed)
        else { throw StoreFailure.damaged("an epoch lacks a key") }
        return epoch
    }
}
