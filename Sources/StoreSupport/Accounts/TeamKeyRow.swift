package import Accounts
package import HelplineCore

/// A row of `team_key`.
package enum TeamKeyRow {
    package static func keys(of member: MemberID, in db: any StoreTransaction) throws -> [SealedTeamKey] {
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

    /// What was sealed to the kits before this one: a kit alone has team keys and no account.
    package static func removeKits(before kit: MemberID, in db: any StoreTransaction) throws {
        try db.execute(
            "DELETE FROM team_key WHERE member NOT IN (SELECT id FROM member) AND member <> $1", [kit.column])
    }

    package static func insert(_ key: SealedTeamKey, in db: any StoreTransaction) throws {
        try db.execute(
            "INSERT INTO team_key (member, team_epoch, sealed) VALUES ($1, $2, $3)",
            [key.member.column, ColumnValue(key.teamEpoch), .bytes(key.sealed)])
    }
}
