package import Chat
package import HelplineCore

/// Who leads the shift, beside who has a conversation.
package enum Joining {
    package static func enter(_ id: ConversationID, _ lead: Professional, at: Timestamp, in db: any StoreTransaction)
        throws
    {
        try set(lead.id, in: id, db)
        try EntryWriter.append(.joined(lead.id, displayName: lead.displayName), to: id, at: at, in: db)
    }

    package static func leave(
        _ id: ConversationID, _ lead: MemberID, why: ConversationEntry.Leaving, at: Timestamp,
        in db: any StoreTransaction
    ) throws {
        let name = try JoinedName.of(lead, in: id, db)
        try EntryWriter.append(.left(lead, displayName: name, why: why), to: id, at: at, in: db)
        try set(nil, in: id, db)
    }

    private static func set(_ lead: MemberID?, in id: ConversationID, _ db: any StoreTransaction) throws {
        try db.execute(
            "UPDATE conversation SET joined_by = $1 WHERE id = $2", [lead?.column ?? .null, id.column])
    }
}
