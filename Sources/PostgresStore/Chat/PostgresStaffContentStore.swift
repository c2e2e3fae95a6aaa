public import Chat
import Foundation
public import HelplineCore

public struct PostgresStaffContentStore: StaffContentStore {
    private let database: PostgresDatabase

    public init(_ database: PostgresDatabase) { self.database = database }

    public func open(_ id: ConversationID, by member: MemberID, recording: AuditEntry) async throws(StoreFailure)
        -> StaffKeys
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, by: .member(member), in: db)
            try AuditWriter.append(recording, in: db)
            let vault = try Vault.of(id, in: db)
            guard
                let root = try db.row(
                    "SELECT team_epoch, sealed_root AS sealed FROM conversation WHERE id = $1", [id.column])
            else { throw StoreFailure.notFound }
            return StaffKeys(
                root: try Self.teamSealed(root, vault), epochs: try EpochRows.all(of: id, vault, in: db),
                staffKey: try Self.staffKey(of: id, vault, db))
        }
    }

    public func keepStaffKey(_ key: TeamSealed, for id: ConversationID, by member: MemberID) async throws(StoreFailure)
        -> TeamSealed
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, by: .member(member), in: db)
            let vault = try Vault.of(id, in: db)
            if let first = try Self.staffKey(of: id, vault, db) { return first }
            try db.execute(
                "INSERT INTO staff_key (conversation, team_epoch, sealed) VALUES ($1, $2, $3)",
                [id.column, PostgresValue(key.teamEpoch), .bytes(try vault.wrap(key.sealed.bytes))])
            return key
        }
    }

    public func items(of id: ConversationID, for member: MemberID) async throws(StoreFailure) -> [StaffItem] {
        try await database.read { db in
            _ = try ConversationRow.require(id, claimedBy: member, in: db)
            let vault = try Vault.of(id, in: db)
            return try db.rows(
                "SELECT kind, id, version, sealed FROM staff_item WHERE conversation = $1 ORDER BY kind, id COLLATE \"C\"",
                [id.column]
            ).map { row in
                guard
                    let item = StaffItem(
                        kind: try row.value("kind", as: StaffItem.Kind.self), id: try row.text("id"),
                        version: try row.int("version"), sealed: try vault.unwrap(row.bytes("sealed")))
                else { throw StoreFailure.damaged("an item for the team is not whole") }
                return item
            }
        }
    }

    public func keep(_ item: StaffItem, for id: ConversationID, by member: MemberID) async throws(StoreFailure) {
        try await database.write { db in
            _ = try ConversationRow.require(id, by: .member(member), in: db)
            let stored = try db.row(
                "SELECT version FROM staff_item WHERE conversation = $1 AND kind = $2 AND id = $3",
                [id.column, .text(item.kind.rawValue), .text(item.id)]
            )?.int("version")
            guard item.version == (stored ?? 0) + 1 else { throw StoreFailure.conflict(.outdated) }
            try db.execute(
                """
                INSERT INTO staff_item (conversation, kind, id, version, sealed) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (conversation, kind, id) DO UPDATE SET version = excluded.version, sealed = excluded.sealed
                """,
                [
                    id.column, .text(item.kind.rawValue), .text(item.id), PostgresValue(item.version),
                    .bytes(try Vault.of(id, in: db).wrap(item.sealed)),
                ])
        }
    }

    public func removeItem(kind: StaffItem.Kind, itemID: String, of id: ConversationID, by member: MemberID)
        async throws(StoreFailure)
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, by: .member(member), in: db)
            try db.execute(
                "DELETE FROM staff_item WHERE conversation = $1 AND kind = $2 AND id = $3",
                [id.column, .text(kind.rawValue), .text(itemID)])
        }
    }

    private static func staffKey(of id: ConversationID, _ vault: Vault, _ db: PostgresConnection) throws -> TeamSealed?
    {
        try db.row("SELECT team_epoch, sealed FROM staff_key WHERE conversation = $1", [id.column])
            .map { try teamSealed($0, vault) }
    }

    private static func teamSealed(_ row: PostgresRow, _ vault: Vault) throws -> TeamSealed {
        TeamSealed(
            teamEpoch: try row.int("team_epoch"), sealed: try row.value("sealed") { SealedKey(try vault.unwrap($0)) })
    }
}
