package import Chat
package import HelplineCore

/// The next epoch of a conversation.
package enum EpochWriter {
    /// As `ConversationLog.append` says. A guest who is in and whom it does not name is out by it; one that names another is
    /// `.conflict(.wrongState)`: nobody comes in but by `GuestStore.admit`.
    package static func append(
        _ epoch: Epoch, to conversation: ConversationID, by authority: Authority, at: Timestamp,
        recording: AuditEntry, in db: any StoreTransaction
    ) throws -> Acknowledgement {
        let current = try ConversationRow.require(conversation, by: authority, in: db)
        if case .guest = authority { throw StoreFailure.notFound }
        guard epoch.reason != .guestJoined, Set(epoch.guests).isSubset(of: current.guests.map(\.reader)) else {
            throw StoreFailure.conflict(.wrongState)
        }
        try requireNext(epoch, of: current, in: db)
        try GuestRows.shutOut(of: conversation, by: epoch, on: authority.isHers ? .visitor : .team, in: db)
        return try insert(epoch, into: conversation, at: at, recording: recording, in: db)
    }

    /// `.conflict(.outdated)` unless it has the next number and the team's current key.
    package static func requireNext(_ epoch: Epoch, of current: Conversation, in db: any StoreTransaction) throws {
        guard epoch.number == current.lastEpoch + 1, try TeamEpoch.current(in: db) == epoch.teamEpoch else {
            throw StoreFailure.conflict(.outdated)
        }
    }

    package static func insert(
        _ epoch: Epoch, into conversation: ConversationID, at: Timestamp, recording: AuditEntry,
        in db: any StoreTransaction
    ) throws -> Acknowledgement {
        let entry = try EntryWriter.append(.epoch(epoch), to: conversation, at: at, in: db)
        try db.execute(
            "UPDATE conversation SET last_epoch = $1 WHERE id = $2", [ColumnValue(epoch.number), conversation.column])
        try AuditWriter.append(recording, in: db)
        return Acknowledgement(sequence: entry.sequence, at: entry.at, repeated: false)
    }
}

extension Authority {
    fileprivate var isHers: Bool { if case .visitor = self { true } else { false } }
}
