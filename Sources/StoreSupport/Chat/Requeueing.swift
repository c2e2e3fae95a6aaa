package import Chat
package import HelplineCore

/// Back to the queue, where she has the place she had: whoever came later waits behind her.
package enum Requeueing {
    /// Where a shift lead has joined him she does not wait: the lead is there, and goes on with her.
    package static func leave(
        _ id: ConversationID, _ member: MemberID, why: ConversationEntry.Leaving, at: Timestamp,
        in db: any StoreTransaction
    ) throws {
        if let lead = try ConversationRow.require(id, in: db).joinedBy {
            let name = try JoinedName.of(lead, in: id, db)
            return try Handing.over(id, from: member, to: lead, named: name, at: at, in: db)
        }
        try GuestRows.putOut(of: id, .ended, in: db)
        let name = try JoinedName.of(member, in: id, db)
        try EntryWriter.append(.left(member, displayName: name, why: why), to: id, at: at, in: db)
        try db.execute(
            "UPDATE conversation SET state = 'waiting', claimed_by = NULL, claimed_at = NULL WHERE id = $1", [id.column]
        )
        try EntryWriter.append(.requeued, to: id, at: at, in: db)
    }

    /// Keeps everybody he talks with where she is until this transaction ends. Asked twice: before any other row is taken, and once
    /// his standing has changed: whoever he claimed in that very moment is there now, since a claim keeps it from changing.
    @discardableResult
    package static func lockAll(of member: MemberID, in db: any StoreTransaction) throws -> [Conversation] {
        try db.lock(.conversations(of: member))
        return try ConversationRow.all(
            where: "(claimed_by = $1 OR joined_by = $1) AND state = 'active' ORDER BY id", [member.column], in: db)
    }

    /// He may no longer do what this role does not, all of it without one: everybody he talks with waits for a colleague, and he is
    /// out of what he joined; each with an audit entry by whom and when `deed` was. `his` were locked before. Returns them.
    package static func leaveAll(
        _ his: [Conversation], of member: MemberID, remaining role: Role? = nil, like deed: AuditEntry,
        in db: any StoreTransaction
    ) throws -> [ConversationID] {
        let lost = his.filter { $0.isLost(to: member, remaining: role) }
        for conversation in lost {
            let joined = conversation.joinedBy == member
            if joined {
                try Joining.leave(conversation.id, member, why: .stopped, at: deed.at, in: db)
            } else {
                try leave(conversation.id, member, why: .queue, at: deed.at, in: db)
            }
            try AuditWriter.append(
                AuditEntry(joined ? .left : .givenBack, by: deed.actor, conversation: conversation.id, at: deed.at),
                in: db)
        }
        return lost.map(\.id)
    }
}
