import Accounts
import GRDB
import HelplineCore

/// A row of `team_key`.
enum TeamKeyRow {
    static func keys(of member: MemberID, in db: Database) throws -> [SealedTeamKey] {
        try Row.fetchAll(
            db, sql: "SELECT team_epoch, sealed FROM team_key WHERE member = ? ORDER BY team_epoch",
            arguments: [member.column]
        ).map { row in
            guard let key = SealedTeamKey(member: member, teamEpoch: row["team_epoch"], sealed: row["sealed"]) else {
                throw StoreFailure.unavailable(description: "A team key in the database is damaged.")
            }
            return key
        }
    }

    static func insert(_ key: SealedTeamKey, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO team_key (member, team_epoch, sealed) VALUES (?, ?, ?)",
            arguments: [key.member.column, key.teamEpoch, key.sealed])
    }
}
