public import HelplineCore

/// The alarms of conversations that are not closed: at most one for each, gone when it is closed or erased.
public protocol AlarmStore: Sendable {
    /// Calls for help with a conversation, with an audit entry. `.notFound` unless `by` may read its notes. One that was taken
    /// sounds anew; one that still sounds stays as it is and records nothing.
    func raise(_ conversation: ConversationID, by: Professional, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)

    /// Somebody who leads the shift comes, with an audit entry; `.notFound` for anybody else or without an alarm. Taking one's own
    /// again is no error and records nothing; `.conflict(.taken)` when a colleague has it.
    func take(_ conversation: ConversationID, by: Professional, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)

    /// Raises, with an audit entry each, at most `limit` alarms for conversations with a danger mark whose visitor has no session any
    /// more and was last seen before the time; one alarm for each absence. Returns them.
    func raiseSilent(lastSeenBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure)
        -> [ConversationID]

    /// What this professional sees: all when he leads the shift, otherwise those of what he has before him. Oldest first.
    func alarms(for professional: Professional) async throws(StoreFailure) -> [Alarm]
}
