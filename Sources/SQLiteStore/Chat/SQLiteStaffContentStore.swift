public import Chat
import Foundation
import GRDB
public import HelplineCore

public struct SQLiteStaffContentStore: StaffContentStore {
    private let database: SQLiteDatabase

    public init(_ database: SQLiteDatabase) { self.database = database }

    public func open(_ id: ConversationID, by member: MemberID, recording: AuditEntry) async throws(StoreFailure)
        -> StaffKeys
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, claimedBy: member, in: db)
            try AuditWriter.append(recording, in: db)
            guard
                let root = try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT team_epoch, sealed_root AS sealed FROM conversation WHERE id = ?"),
                    arguments: [id.column])
            else { throw StoreFailure.notFound }
            return StaffKeys(
                root: try Self.teamSealed(root, Vault.of(id, in: db)), epochs: try EpochRows.all(of: id, in: db),
                staffKey: try Self.staffKey(of: id, db))
        }
    }

    public func keepStaffKey(_ key: TeamSealed, for id: ConversationID, by member: MemberID) async throws(StoreFailure)
        -> TeamSealed
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, claimedBy: member, in: db)
            if let first = try Self.staffKey(of: id, db) { return first }
            try db.execute(
                sql: "INSERT INTO staff_key (conversation, team_epoch, sealed) VALUES (?, ?, ?)",
                arguments: [id.column, key.teamEpoch, try Vault.of(id, in: db).wrap(key.sealed.bytes)])
            return key
        }
    }

    public func items(of id: ConversationID, for member: MemberID) async throws(StoreFailure) -> [StaffItem] {
        try await database.read { db in
            _ = try ConversationRow.require(id, claimedBy: member, in: db)
            let vault = try Vault.of(id, in: db)
            return try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT kind, id, version, sealed FROM staff_item WHERE conversation = ? ORDER BY kind, id"),
                arguments: [id.column]
            ).map { row in
                guard
                    let item = StaffItem(
                        kind: try row.value("kind", as: StaffItem.Kind.self), id: row["id"], version: row["version"],
                        sealed: try vault.unwrap(row["sealed"]))
                else { throw StoreFailure.damaged("an item for the team is not whole") }
                return item
            }
        }
    }

    public func keep(_ item: StaffItem, for id: ConversationID, by member: MemberID) async throws(StoreFailure) {
        try await database.write { db in
            _ = try ConversationRow.require(id, claimedBy: member, in: db)
            let stored = try Int.fetchOne(
                db.cachedStatement(
                    sql: "SELECT version FROM staff_item WHERE conversation = ? AND kind = ? AND id = ?"),
                arguments: [id.column, item.kind.rawValue, item.id])
            guard item.version == (stored ?? 0) + 1 else { throw StoreFailure.conflict(.outdated) }
            try db.cachedStatement(
                sql: """
                    INSERT INTO staff_item (conversation, kind, id, version, sealed) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (conversation, kind, id) DO UPDATE SET version = excluded.version, sealed = excluded.sealed
                    """
            ).execute(arguments: [
                id.column, item.kind.rawValue, item.id, item.version, try Vault.of(id, in: db).wrap(item.sealed),
            ])
        }
    }

    public func removeItem(kind: StaffItem.Kind, itemID: String, of id: ConversationID, by member: MemberID)
        async throws(StoreFailure)
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, claimedBy: member, in: db)
            try db.cachedStatement(sql: "DELETE FROM staff_item WHERE conversation = ? AND kind = ? AND id = ?")
                .execute(arguments: [id.column, kind.rawValue, itemID])
        }
    }

    private static func staffKey(of id: ConversationID, _ db: Database) throws -> TeamSealed? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT team_epoch, sealed FROM staff_key WHERE conversation = ?"),
            arguments: [id.column]
        ).map { try teamSealed($0, Vault.of(id, in: db)) }
    }

    private static func teamSealed(_ row: Row, _ vault: Vault) throws -> TeamSealed {
        TeamSealed(teamEpoch: row["team_epoch"], sealed: try row.value("sealed") { SealedKey(try vault.unwrap($0)) })
    }
}
