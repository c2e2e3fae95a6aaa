public import Foundation
public import HelplineCore

/// What is passed on without a yes. One at a time in a conversation; `Passing+Steps` says which step follows which, and a store writes
/// nothing else. Every step is one transaction with its audit entry; the rows go with the conversation. Closing it withdraws what is
/// under way, and empties what is sealed.
public protocol PassingStore: Sendable {
    /// Asks for a second professional. `.notFound` unless he who proposes has the conversation or joined who has it,
    /// `.conflict(.wrongState)` unless it is active or has ended, `.conflict(.taken)` while another is under way. The same again changes
    /// nothing.
    func propose(_ passing: Passing, record: SealedPassing, recording: AuditEntry) async throws(StoreFailure)

    /// What is sealed of it; to be recorded whoever reads it besides who proposed it. `.notFound` unless `Passing.mayBeRead`, or when it
    /// is over.
    func record(of id: PassingID, for member: MemberID, recording: AuditEntry) async throws(StoreFailure)
        -> PassingRecord

    /// Those that this professional may judge, longest first.
    func toJudge(by member: MemberID) async throws(StoreFailure) -> [Passing]

    /// A second professional's answer, with his reason. `.conflict(.wrongState)` as `Passing.judged` says. Where it is declined nothing
    /// of what was proposed is kept.
    func judge(
        _ id: PassingID, _ agrees: Bool, by member: MemberID, answer: SealedPassing, at: Timestamp,
        recording: AuditEntry
    ) async throws(StoreFailure) -> Passing

    /// By who proposed it, or who has the conversation now. `.notFound` for everybody else, `.conflict(.wrongState)` when it is over.
    func withdraw(_ id: PassingID, by member: MemberID, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Passing

    /// It was passed on. `.notFound` unless he still talks in the conversation, `.conflict(.wrongState)` as `Passing.done` says. What was
    /// sealed is dropped: what stays of it are the notes.
    func finish(
        _ id: PassingID, by member: MemberID, told: Passing.Told, at: Timestamp, recording: AuditEntry
    ) async throws(StoreFailure) -> Passing

    /// As it is now. `.notFound` when there is none.
    func passing(_ id: PassingID) async throws(StoreFailure) -> Passing

    /// The last one in this conversation; `nil` when there never was one.
    func last(in conversation: ConversationID) async throws(StoreFailure) -> Passing?
}

/// Bytes that only the team can open.
public struct SealedPassing: Equatable, Sendable {
    public static let largestSize = 16 * 1024

    /// Of the team key it is sealed to.
    public let teamEpoch: Int
    public let bytes: Data

    /// `nil` unless the epoch is positive and there is something of at most `largestSize`.
    public init?(teamEpoch: Int, bytes: Data) {
        guard teamEpoch >= 1, (1...Self.largestSize).contains(bytes.count) else { return nil }
        self.teamEpoch = teamEpoch
        self.bytes = bytes
    }
}

/// What is proposed, and what the second professional said of it.
public struct PassingRecord: Equatable, Sendable {
    public let passing: Passing
    /// `nil` once it was declined.
    public let record: SealedPassing?
    public let answer: SealedPassing?

    public init(passing: Passing, record: SealedPassing?, answer: SealedPassing?) {
        self.passing = passing
        self.record = record
        self.answer = answer
    }
}
