public import Foundation
public import HelplineCore

/// Guests on their way into conversations, in them, and out again: at most `GuestTerms.most` at once in a conversation. `Guest+Steps` says
/// which step follows which, and a store writes nothing else. Every step is one transaction with its audit entry.
public protocol GuestStore: Sendable {
    // The counsellor

    /// Asks her. `.notFound` unless he who proposes has the conversation, `.conflict(.wrongState)` unless it is active,
    /// `.conflict(.taken)` while as many as may be are on their way or in.
    func propose(_ guest: Guest, details: GuestDetails, recording: AuditEntry) async throws(StoreFailure)

    /// The link is made, known again by its token's hash. `.conflict(.wrongState)` as `Guest.invited` says; `.notFound` unless he has the
    /// conversation.
    func invite(_ id: GuestID, by member: MemberID, token: SecretDigest, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Guest

    /// What his page posted, while it is looked at; for who invited him alone. `nil` otherwise.
    func knock(of id: GuestID, for member: MemberID, at: Timestamp) async throws(StoreFailure) -> GuestKnock?

    /// It did not come with the code.
    func mistake(_ id: GuestID, by member: MemberID, at: Timestamp, recording: AuditEntry) async throws(StoreFailure)
        -> Guest

    /// He is in, by this epoch, in one transaction. `.conflict(.outdated)` as for any epoch; `.conflict(.wrongState)` as `Guest.admitted`
    /// says.
    func admit(_ id: GuestID, by member: MemberID, with epoch: Epoch, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure) -> Acknowledgement

    /// He is not to come any more. `.conflict(.wrongState)` once he is in: then an epoch without him puts him out.
    func withdraw(_ id: GuestID, by member: MemberID, at: Timestamp, recording: AuditEntry) async throws(StoreFailure)

    // She, and the second professional

    /// Her answer. `.notFound` unless the session is hers and he was proposed for her conversation.
    func answer(_ id: GuestID, _ yes: Bool, by session: SecretDigest, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)

    /// Those who wait for a second professional and whom this one may confirm, longest first.
    func toConfirm(by member: MemberID, coordinator: Bool, at: Timestamp) async throws(StoreFailure) -> [GuestToConfirm]

    /// `.conflict(.wrongState)` as `Guest.confirmed` says.
    func confirm(_ id: GuestID, by member: MemberID, coordinator: Bool, at: Timestamp, recording: AuditEntry)
        async throws(StoreFailure)

    // Everybody in the conversation

    /// Who is on his way or in, and the last who was proposed where he is that no more; as they are at this time, in the order in which
    /// they were proposed. `nil` when nobody ever was.
    func guests(of conversation: ConversationID, at: Timestamp) async throws(StoreFailure) -> KnownGuests?

    // His page

    /// He as he is at this time. `.notFound` when nobody invited him.
    func guest(_ id: GuestID, at: Timestamp) async throws(StoreFailure) -> Guest

    /// He, for his own page. `.notFound` unless the session is his.
    func guest(_ id: GuestID, session: SecretDigest, at: Timestamp) async throws(StoreFailure) -> Guest

    /// His page posts a key. `.notFound` for an unknown guest and for another's token alike. `.conflict(.alreadyUsed)` when another key
    /// or session was first, or he is in; `.conflict(.wrongState)` where `Guest.knocked` refuses. The same knock again changes nothing.
    func knock(_ id: GuestID, token: SecretDigest, with: GuestKnock, at: Timestamp) async throws(StoreFailure) -> Guest

    /// His page is there. Nothing when he is not in.
    func noteSign(of: GuestID, at: Timestamp) async throws(StoreFailure)

    /// He goes by himself: nobody can seal to him or under what he knew from here on. `.notFound` unless the session is his,
    /// `.conflict(.wrongState)` when he was never in; who is out already stays as he left.
    func leave(_ id: GuestID, session: SecretDigest, at: Timestamp, recording: AuditEntry) async throws(StoreFailure)

    // Upkeep

    /// Writes down who has expired, and puts out who is in and was last seen before the time, at most `limit` of them, each with an
    /// audit entry; returns their conversations.
    func expire(lastSeenBefore: Timestamp, limit: Int, at: Timestamp) async throws(StoreFailure) -> [ConversationID]
}

/// What both sides have to know of guests in their conversation.
public struct KnownGuests: Equatable, Sendable {
    /// Never empty.
    public let guests: [Guest]
    /// The number of the epoch that has to be made before anything can be sealed, where somebody went without one.
    public let epochDue: Int?

    public init(guests: [Guest], epochDue: Int?) {
        self.guests = guests
        self.epochDue = epochDue
    }
}

/// Who he is, sealed for the team: for the colleague who calls him back. Kept until he is out.
public struct GuestDetails: Equatable, Sendable {
    /// Of the team key it is sealed to.
    public let teamEpoch: Int
    public let sealed: Data

    /// `nil` unless the epoch is positive and there are 1 to 4,096 bytes.
    public init?(teamEpoch: Int, sealed: Data) {
        guard teamEpoch >= 1, (1...4096).contains(sealed.count) else { return nil }
        self.teamEpoch = teamEpoch
        self.sealed = sealed
    }
}

/// A guest whom she said yes to, and who waits to be called back.
public struct GuestToConfirm: Equatable, Sendable {
    public let guest: Guest
    public let details: GuestDetails

    public init(guest: Guest, details: GuestDetails) {
        self.guest = guest
        self.details = details
    }
}
