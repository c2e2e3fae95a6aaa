import Accounts
import HelplineCore

/// A row of `team_key`.
enum TeamKeyRow {
    static func keys(of member: MemberID, in db: PostgresConnection) throws -> [SealedTeamKey] {
        try db.rows(
            "SELECT team_epoch, sealed FROM team_key WHERE member = $1 ORDER BY team_epoch", [member.column]
        ).map { row in
            guard
                let key = SealedTeamKey(
                    member: member, teamEpoch: try row.int("team_epoch"), sealed: try row.bytes("sealed"))
            else { throw StoreFailure.damaged("a team key") }
            return key
        }
    }

    static func insert(_ key: SealedTeamKey, in db: PostgresConnection) throws {
        try db.execute(
            "INSERT INTO team_key (member, team_epoch, sealed) VALUES ($1, $2, $3)",
            [key.member.column, PostgresValue(key.teamEpoch), .bytes(key.sealed)])
    }
}
