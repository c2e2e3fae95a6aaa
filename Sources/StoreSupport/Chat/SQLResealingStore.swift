package import Chat
import Foundation
package import HelplineCore

package struct SQLResealingStore<Database: StoreDatabase>: ResealingStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func behind(after: ConversationID?, limit: Int) async throws(StoreFailure) -> ResealingPage {
        try await database.read { db in
            let current = try Self.current(in: db)
            let ids: [ConversationID] = try db.rows(
                "SELECT id FROM conversation WHERE team_epoch < $1 AND id > $2 ORDER BY id LIMIT $3",
                [ColumnValue(current), .bytes(after?.bytes ?? Data()), ColumnValue(min(max(limit, 1), 50))]
            ).map { try $0.id("id") }
            return ResealingPage(
                teamEpoch: current, left: try Self.left(current, in: db),
                conversations: try ids.map { id in
                    ConversationBehind(id: id, keys: try StaffKeyRows.all(of: id, Vault.of(id, in: db), in: db))
                })
        }
    }

    package func reseal(
        _ conversations: [ResealedConversation], by coordinator: MemberID, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> ResealingResult {
        try await database.write { db in
            // In one order at every node: two coordinators who do the same wait for each other, not both.
            let ordered = conversations.sorted { $0.id.description < $1.id.description }
            for resealed in ordered { try ConversationRow.lock(resealed.id, in: db) }
            try MemberRow.require(coordinator, toBeAllowed: .renewTeamKey, in: db)
            let current = try Self.current(in: db)
            let taken = try ordered.filter { try Self.take($0, current, at: at, in: db) }.map(\.id)
            let left = try Self.left(current, in: db)
            try OldTeamKeys.deleteUnused(recording, in: db)
            return ResealingResult(taken: taken, left: left)
        }
    }

    /// Whether it was still as the browser had read it. Its row is locked.
    private static func take(
        _ resealed: ResealedConversation, _ current: Int, at: Timestamp, in db: any StoreTransaction
    ) throws -> Bool {
        let id = resealed.id
        guard let conversation = try ConversationRow.find(id, in: db) else { return false }
        let vault = try Vault.of(id, in: db)
        let keys = try StaffKeyRows.all(of: id, vault, in: db)
        guard keys.root.teamEpoch < current, resealed.next.teamEpoch == current,
            resealed.next.number == conversation.lastEpoch + 1, (keys.staffKey == nil) == (resealed.staffKey == nil)
        else { return false }
        try db.execute(
            "UPDATE conversation SET team_epoch = $1, sealed_root = $2, last_epoch = $3 WHERE id = $4",
            [
                ColumnValue(current), .bytes(try vault.wrap(resealed.root.bytes)),
                ColumnValue(resealed.next.number),
                id.column,
            ])
        if let staffKey = resealed.staffKey {
            try db.execute(
                "UPDATE staff_key SET team_epoch = $1, sealed = $2 WHERE conversation = $3",
                [ColumnValue(current), .bytes(try vault.wrap(staffKey.bytes)), id.column])
        }
        for (number, sealed) in resealed.epochs {
            try db.execute(
                "UPDATE epoch_key SET sealed = $1 WHERE conversation = $2 AND number = $3 AND recipient = 'team'",
                [.bytes(try vault.wrap(sealed.bytes)), id.column, ColumnValue(number)])
        }
        try GuestRows.shutOut(of: id, by: resealed.next, on: .team, in: db)
        try EntryWriter.append(.epoch(resealed.next), to: id, at: at, in: db)
        return true
    }

    private static func left(_ current: Int, in db: any StoreTransaction) throws -> Int {
        try ConversationRow.count(where: "team_epoch < $1", [ColumnValue(current)], in: db)
    }

    private static func current(in db: any StoreTransaction) throws -> Int {
        guard let current = try TeamEpoch.current(in: db) else { throw StoreFailure.notFound }
        return current
    }
}
