package import Chat
import Foundation
package import HelplineCore

/// What a conversation has sealed to the team: its root, its epochs and its staff key.
package enum StaffKeyRows {
    package static func all(of id: ConversationID, _ vault: Vault, in db: any StoreTransaction) throws -> StaffKeys {
        guard
            let root = try db.row(
                "SELECT team_epoch, sealed_root AS sealed FROM conversation WHERE id = $1", [id.column])
        else { throw StoreFailure.notFound }
        return StaffKeys(
            root: try teamSealed(root, vault), epochs: try EpochRows.all(of: id, vault, in: db),
            staffKey: try staffKey(of: id, vault, db))
    }

    package static func staffKey(of id: ConversationID, _ vault: Vault, _ db: any StoreTransaction) throws
        -> TeamSealed?
    {
        try db.row("SELECT team_epoch, sealed FROM staff_key WHERE conversation = $1", [id.column])
            .map { try teamSealed($0, vault) }
    }

    private static func teamSealed(_ row: StoredRow, _ vault: Vault) throws -> TeamSealed {
        TeamSealed(
            teamEpoch: try row.int("team_epoch"), sealed: try row.value("sealed") { SealedKey(try vault.unwrap($0)) })
    }
}
