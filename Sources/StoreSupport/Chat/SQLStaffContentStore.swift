package import Chat
import Foundation
package import HelplineCore

package struct SQLStaffContentStore<Database: StoreDatabase>: StaffContentStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func open(_ id: ConversationID, by member: MemberID, recording: AuditEntry) async throws(StoreFailure)
        -> StaffKeys
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, by: .talking(member), in: db)
            try AuditWriter.append(recording, in: db)
            return try StaffKeyRows.all(of: id, Vault.of(id, in: db), in: db)
        }
    }

    package func keepStaffKey(_ key: TeamSealed, for id: ConversationID, by member: MemberID) async throws(StoreFailure)
        -> TeamSealed
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, by: .talking(member), in: db)
            let vault = try Vault.of(id, in: db)
            if let first = try StaffKeyRows.staffKey(of: id, vault, db) { return first }
            guard try TeamEpoch.current(in: db) == key.teamEpoch else { throw StoreFailure.conflict(.outdated) }
            try db.execute(
                "INSERT INTO staff_key (conversation, team_epoch, sealed) VALUES ($1, $2, $3)",
                [id.column, ColumnValue(key.teamEpoch), .bytes(try vault.wrap(key.sealed.bytes))])
            return key
        }
    }

    package func items(of id: ConversationID, for member: MemberID) async throws(StoreFailure) -> [StaffItem] {
        try await database.read { db in
            _ = try ConversationRow.require(id, with: member, in: db)
            let vault = try Vault.of(id, in: db)
            return try db.rows(
                "SELECT kind, id, version, sealed FROM staff_item WHERE conversation = $1", [id.column]
            ).map { row in
                guard
                    let item = StaffItem(
                        kind: try row.value("kind", as: StaffItem.Kind.self), id: try row.text("id"),
                        version: try row.int("version"), sealed: try vault.unwrap(row.bytes("sealed")))
                else { throw StoreFailure.damaged("an item for the team is not whole") }
                return item
            }.sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
        }
    }

    package func keep(_ item: StaffItem, for id: ConversationID, by member: MemberID) async throws(StoreFailure) {
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
                    id.column, .text(item.kind.rawValue), .text(item.id), ColumnValue(item.version),
                    .bytes(try Vault.of(id, in: db).wrap(item.sealed)),
                ])
        }
    }

    package func removeItem(kind: StaffItem.Kind, itemID: String, of id: ConversationID, by member: MemberID)
        async throws(StoreFailure)
    {
        try await database.write { db in
            _ = try ConversationRow.require(id, by: .member(member), in: db)
            try db.execute(
                "DELETE FROM staff_item WHERE conversation = $1 AND kind = $2 AND id = $3",
                [id.column, .text(kind.rawValue), .text(itemID)])
        }
    }
}
