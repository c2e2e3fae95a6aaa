public import HelplineCore

/// What concerns all conversations of a shift together: who can take on what, who was left, and who waits for an answer.
public protocol ShiftStore: Sendable {
    /// What was set for this member; `nil` when nothing was.
    func capacity(of member: MemberID) async throws(StoreFailure) -> Capacity?

    /// All that were set.
    func capacities() async throws(StoreFailure) -> [MemberID: Capacity]

    func set(_ capacity: Capacity, of member: MemberID, recording: AuditEntry) async throws(StoreFailure)

    /// All conversations that are active, by whoever has them.
    func active() async throws(StoreFailure) -> [Conversation]

    /// Conversations that ended and that nobody can register: who had them was suspended or removed, or may no longer. Longest first.
    func leftBehind() async throws(StoreFailure) -> [Conversation]

    /// Takes the conversation from its professional, since his connection is gone or he asks it: from `active` to `waiting`,
    /// with the place in the queue that she had, entries `left` and `requeued`, audit entry. A shift lead who has joined it goes on
    /// with her instead: it is his, entries `left` and `joined`. False, and nothing changed, unless he has it now.
    func giveBack(
        _ id: ConversationID, heldBy member: MemberID, why: ConversationEntry.Leaving, at: Timestamp,
        recording: AuditEntry
    ) async throws(StoreFailure) -> Bool

    /// Conversations whose visitor has waited for an answer since before this time, longest first.
    func unanswered(since: Timestamp) async throws(StoreFailure) -> [UnansweredVisitor]

    /// Says so in each of them, once for each wait: entry `unanswered`. Returns those in which it was said now.
    func noteUnanswered(since: Timestamp, at: Timestamp) async throws(StoreFailure) -> [ConversationID]
}

/// A visitor whose message nobody has answered yet.
public struct UnansweredVisitor: Equatable, Sendable {
    public let conversation: ConversationID
    /// Who has to answer.
    public let member: MemberID
    /// When she first wrote after the last answer, or when he claimed it if that was later.
    public let since: Timestamp

    public init(conversation: ConversationID, member: MemberID, since: Timestamp) {
        self.conversation = conversation
        self.member = member
        self.since = since
    }
}
