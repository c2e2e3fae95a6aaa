public import HelplineCore

/// What the team still has to ask. A follow-up hangs on its conversation only as long as that is there: when she erases it or does not
/// want to be counted the follow-up goes with it; when its term ends the follow-up stays without it.
///
/// The way to the case is a token that stands in the sealed details alone. The store knows its hash and the case it is for, and not which
/// follow-up it belongs to: once the conversation is gone nothing at rest joins a case to the day of a referral.
public protocol FollowUpStore: Sendable {
    /// Begins one for a conversation that `member` has before him, otherwise `.notFound`. The same id again changes nothing;
    /// `.conflict(.outdated)` when its details are sealed to another team key than the one in force, `.conflict(.limitReached)` beyond
    /// `FollowUp.most`, `.conflict(.wrongState)` when she does not want to be counted.
    func begin(
        _ followUp: FollowUp, of conversation: ConversationID, token: SecretDigest, recording: AuditEntry
    ) async throws(StoreFailure)

    /// Those that were begun for a conversation that `member` has before him, whoever began them; otherwise `.notFound`.
    func begun(in conversation: ConversationID, for member: MemberID) async throws(StoreFailure) -> [FollowUp]

    /// All of the team's, those that were due first before the others; at most `limit`.
    func open(limit: Int) async throws(StoreFailure) -> [FollowUp]

    /// Keeps the answer to the question after `asked` answers, with its audit entry; the last one takes the follow-up and its token
    /// away. In the same transaction the case that the token is for says so too, while there is one: `arrived` and `not-arrived`
    /// become its `referral_outcome` for this referral, a step to the police its `willingness`, `unknown` changes nothing. Returns
    /// whether the case says it.
    ///
    /// `.notFound` when there is no such follow-up, `.conflict(.outdated)` when it was answered meanwhile or is not due on `day`,
    /// `.conflict(.wrongState)` when this is no answer to its question.
    func answer(
        _ id: FollowUpID, asked: Int, with answer: FollowUpAnswer, token: SecretDigest, on day: Int,
        recording: AuditEntry
    ) async throws(StoreFailure) -> Bool

    /// Nobody asks any more; absent is no error and records nothing.
    func end(_ id: FollowUpID, token: SecretDigest, recording: AuditEntry) async throws(StoreFailure)

    /// Puts details that were sealed to the team key in force in place of those under an earlier one. What changed meanwhile stays as it
    /// is. The last that was behind takes the earlier keys with it, as `ResealingStore.reseal` does.
    func reseal(_ id: FollowUpID, to details: FollowUpDetails, at: Timestamp) async throws(StoreFailure)

    /// Deletes those whose last day is before `day`; returns how many.
    func removeEnded(before day: Int, at: Timestamp) async throws(StoreFailure) -> Int
}
