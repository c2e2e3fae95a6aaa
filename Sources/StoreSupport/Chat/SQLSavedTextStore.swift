package import Chat
import Foundation
package import HelplineCore

package struct SQLSavedTextStore<Database: StoreDatabase>: SavedTextStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    package func texts(for member: MemberID) async throws(StoreFailure) -> [SavedText] {
        try await database.read { db in
            try Self.all(where: "owner IS NULL OR owner = $1 ORDER BY id", [member.column], in: db)
        }
    }

    package func keep(_ text: SavedText, by: Professional, recording: AuditEntry) async throws(StoreFailure) {
        try await database.write { db in
            // Whoever writes one, writes alone: two new ones of one id meet here, and the count holds.
            try db.lock(.savedTexts)
            let known = try Self.find(text.id, in: db)
            guard text.mayBeKept(by: by), known?.mayBeKept(by: by) ?? true,
                known.map({ $0.owner == text.owner }) ?? true
            else { throw StoreFailure.notFound }
            guard text.version == (known?.version ?? 0) + 1, try TeamEpoch.current(in: db) == text.teamEpoch else {
                throw StoreFailure.conflict(.outdated)
            }
            let owner = text.owner.column
            let count = try db.row(
                "SELECT count(*) AS count FROM saved_text WHERE owner = $1 OR (owner IS NULL AND $2 = 1)",
                [owner, ColumnValue(text.owner == .team)]
            )?.int("count")
            guard known != nil || (count ?? 0) < SavedText.most else { throw StoreFailure.conflict(.limitReached) }
            try db.execute(
                """
                INSERT INTO saved_text (id, owner, version, team_epoch, sealed, signer, signature)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (id) DO UPDATE SET version = excluded.version, team_epoch = excluded.team_epoch,
                    sealed = excluded.sealed, signer = excluded.signer, signature = excluded.signature
                """,
                [
                    text.id.column, owner, ColumnValue(text.version), ColumnValue(text.teamEpoch),
                    .bytes(text.sealed), text.signer.column, .bytes(text.signature),
                ])
            try AuditWriter.append(recording, in: db)
            try OldTeamKeys.deleteUnused(AuditEntry(.oldTeamKeysDestroyed, by: .system, at: recording.at), in: db)
        }
    }

    package func remove(_ id: SavedTextID, version: Int, by: Professional, recording: AuditEntry)
        async throws(StoreFailure)
    {
        try await database.write { db in
            try db.lock(.savedTexts)
            guard let known = try Self.find(id, in: db) else { return }
            guard known.mayBeKept(by: by) else { throw StoreFailure.notFound }
            guard known.version == version else { throw StoreFailure.conflict(.outdated) }
            try db.execute("DELETE FROM saved_text WHERE id = $1", [id.column])
            try AuditWriter.append(recording, in: db)
            try OldTeamKeys.deleteUnused(AuditEntry(.oldTeamKeysDestroyed, by: .system, at: recording.at), in: db)
        }
    }

    private static func find(_ id: SavedTextID, in db: any StoreTransaction) throws -> SavedText? {
        try all(where: "id = $1", [id.column], in: db).first
    }

    private static func all(where condition: String, _ arguments: [ColumnValue], in db: any StoreTransaction) throws
        -> [SavedText]
    {
        try db.rows(
            "SELECT id, owner, version, team_epoch, sealed, signer, signature FROM saved_text WHERE \(condition)",
            arguments
        ).map { row in
            guard
                let text = SavedText(
                    id: try row.id("id"),
                    owner: try row.optionalID("owner").map(SavedText.Owner.member) ?? .team,
                    version: try row.int("version"), teamEpoch: try row.int("team_epoch"),
                    sealed: try row.bytes("sealed"), signer: try row.id("signer"),
                    signature: try row.bytes("signature"))
            else { throw StoreFailure.damaged("a saved text is not whole") }
            return text
        }
    }
}

extension SavedText.Owner {
    fileprivate var column: ColumnValue {
        switch self {
        case .team: .null
        case .member(let member): member.column
        }
    }
}
