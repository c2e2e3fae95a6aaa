import Chat
package import HelplineCore

/// From one professional to the next, with no moment in between.
package enum Handing {
    package static func over(
        _ id: ConversationID, from giver: MemberID, to receiver: MemberID, named name: String, at: Timestamp,
        in db: any StoreTransaction
    ) throws {
        try GuestRows.putOut(of: id, .ended, in: db)
        let giverName = try JoinedName.of(giver, in: id, db)
        try EntryWriter.append(.left(giver, displayName: giverName, why: .handover), to: id, at: at, in: db)
        try db.execute(
            """
            UPDATE conversation SET claimed_by = $1, claimed_at = $2, joined_by = nullif(joined_by, $1) WHERE id = $3
            """, [receiver.column, at.column, id.column])
        try EntryWriter.append(.joined(receiver, displayName: name), to: id, at: at, in: db)
        try HandoverRows.remove(id, in: db)
    }
}
