public import HelplineCore

/// The registrations. One conversation has at most one case; the link between the two goes with the conversation, the case
/// stays without it.
///
/// Only the professional who has claimed the conversation may read or write its case; for anybody else, and for a
/// conversation that does not exist, everything throws `.notFound`, for an erased one `.erased`.
public protocol CaseStore: Sendable {
    /// The case of a conversation; `nil` when nothing was registered yet, or the visitor objected.
    func registration(of conversation: ConversationID, for member: MemberID) async throws(StoreFailure) -> CaseRecord?

    /// Keeps `record` in this quarter. Its version is 1 for the first and exactly one more than the stored one after that,
    /// otherwise `.conflict(.outdated)`; the stored version with the same content again changes nothing, so that a repeated
    /// autosave never doubles. A final registration does not become a draft again: `.conflict(.wrongState)`.
    ///
    /// When the visitor objected (`fields.isObjected`) the case is deleted and only the fact that the conversation is
    /// dealt with remains, and that goes with the conversation; a later `record` without the objection begins a new case,
    /// unless she objected herself: then nothing is kept whatever the fields say.
    /// The quarter of a case is that of its first registration. Only the change to final is written to the audit trail.
    func keep(
        _ record: CaseRecord, of conversation: ConversationID, by member: MemberID, in quarter: CaseQuarter,
        recording: AuditEntry) async throws(StoreFailure)

    /// Whether the conversation may be closed: its registration is final, or the visitor objected.
    func isRegistered(_ conversation: ConversationID) async throws(StoreFailure) -> Bool

    /// Deletes every case of this quarter and of those before it; returns how many.
    func removeCases(through quarter: CaseQuarter, recording: AuditEntry) async throws(StoreFailure) -> Int
}
