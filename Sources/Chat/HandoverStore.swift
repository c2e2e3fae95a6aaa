public import HelplineCore

/// How a conversation comes from one professional to another, and who leads the shift into it beside him.
public protocol HandoverStore: Sendable {
    /// Offers it, in the place of an earlier offer of the same conversation. `.notFound` unless the giver has it, and
    /// `.conflict(.wrongState)` unless it is active.
    func offer(_ handover: Handover, recording: AuditEntry) async throws(StoreFailure)

    /// The giver withdraws it, or the receiver refuses. Returns it; `nil`, and nothing changed, when there is none of his.
    func drop(_ id: ConversationID, by member: MemberID, recording: AuditEntry) async throws(StoreFailure) -> Handover?

    /// From the giver to the receiver in one transaction: entries `left` and `joined`, audit entry. `.notFound` unless it is
    /// offered to him, in time, by who still has it, and he may take it (`WaitingQueue.claim`); `.conflict(.limitReached)` when he has as many active as his
    /// `Capacity` says, or `atMost` where none was set, unless he `mayExceed` it. Returns the offer.
    func accept(
        _ id: ConversationID, by receiver: Professional, atMost: Int, mayExceed: Bool, at: Timestamp,
        recording: AuditEntry
    ) async throws(StoreFailure) -> Handover

    /// Who leads the shift takes it over without being asked: as `accept` says, whatever number he has. `.notFound` unless he may
    /// and somebody has it, `.conflict(.wrongState)` unless it is active, or ended and left behind
    /// (`ShiftStore.leftBehind`). Had he joined, it is his from now on. His own already: nothing changes and nothing is
    /// recorded. Returns who had it.
    func takeOver(_ id: ConversationID, by: Professional, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> MemberID

    /// Who leads the shift comes in beside who has it: entry `joined`, audit entry. It stays the other's, and does not count for the
    /// number that the lead can have. `.notFound` unless he may and somebody has it, `.conflict(.wrongState)` unless it is active
    /// or when it is his own, `.conflict(.taken)` while another has joined. Who has joined already: nothing changes.
    func join(_ id: ConversationID, by lead: Professional, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)

    /// He goes out again: entry `left`, audit entry. False, and nothing changed, unless he has joined it.
    func leave(
        _ id: ConversationID, by lead: MemberID, why: ConversationEntry.Leaving, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> Bool

    /// Those that still stand, of conversations that the giver still has.
    func offers(at: Timestamp) async throws(StoreFailure) -> [Handover]

    /// Forgets those that nobody answered in time; returns them.
    func dropExpired(at: Timestamp) async throws(StoreFailure) -> [Handover]
}
