package import HelplineCore

/// Team keys before the one in force.
package enum OldTeamKeys {
    /// Deletes them, with `recording`, unless a conversation, a follow-up, a text of the team or one of somebody in it, a guest on his
    /// way, a letter, or what is being passed on is still sealed to one.
    package static func deleteUnused(_ recording: AuditEntry, in db: any StoreTransaction) throws {
        guard let current = try TeamEpoch.current(in: db) else { return }
        let used = try db.row(
            """
            SELECT 1 AS used WHERE EXISTS (SELECT 1 FROM conversation WHERE team_epoch < $1)
            OR EXISTS (SELECT 1 FROM follow_up WHERE team_epoch < $1) OR EXISTS (
                SELECT 1 FROM saved_text WHERE team_epoch < $1 AND (owner IS NULL OR EXISTS (
                    SELECT 1 FROM member WHERE member.id = owner AND state <> 'removed')))
                OR EXISTS (SELECT 1 FROM guest WHERE team_epoch < $1 AND details IS NOT NULL)
                OR EXISTS (SELECT 1 FROM letter WHERE team_epoch < $1 AND details IS NOT NULL)
                OR EXISTS (SELECT 1 FROM passing WHERE team_epoch < $1 AND record IS NOT NULL OR answer_epoch < $1)
            """, [ColumnValue(current)])
        guard used == nil else { return }
        let deleted = try db.execute("DELETE FROM team_key WHERE team_epoch < $1", [ColumnValue(current)])
        if deleted > 0 { try AuditWriter.append(recording, in: db) }
    }
}
