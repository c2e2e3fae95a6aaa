public import HelplineCore

/// The saved texts of the team and of each professional; the server knows when they change and how long they are.
public protocol SavedTextStore: Sendable {
    /// The team's and this member's own, in no telling order.
    func texts(for member: MemberID) async throws(StoreFailure) -> [SavedText]

    /// Keeps a new text (version 1) or the next version of one, with an audit entry. `.conflict(.outdated)` for any other version or
    /// when the team epoch is not the current one; `.notFound` unless `by` may keep both what was there and what comes;
    /// `.conflict(.limitReached)` when its owner has `SavedText.most`. The last one that was sealed to an earlier team key takes
    /// the earlier keys with it, as `ResealingStore.reseal` does; so does its removal.
    func keep(_ text: SavedText, by: Professional, recording: AuditEntry) async throws(StoreFailure)

    /// Removes a text of this version, with an audit entry; `.conflict(.outdated)` when it has another. Absent is no error and
    /// records nothing; `.notFound` when it is somebody else's.
    func remove(_ id: SavedTextID, version: Int, by: Professional, recording: AuditEntry) async throws(StoreFailure)
}
