public import Foundation

/// Everything sealed that `POST /conversations` needs, and what the visitor keeps.
public struct NewConversation: Sendable {
    public let ticket: Ticket
    public let keys: VisitorKeys
    public let wrappedTicket: Data
    public let sealedRoot: Data
    /// Epoch 1, as sent.
    public let sealedEpoch: SealedEpoch
    /// Epoch 1, to seal messages with.
    public let epoch: EpochKey

    /// - Parameters:
    ///   - conversation: a new lower-case UUID.
    ///   - teamPublic: from a verified ``MembershipList``; `key` when it is none of the curve.
    public init(conversation: String, teamEpoch: Int, teamPublic: Data) throws(SealRefused) {
        ticket = Ticket()
        keys = VisitorKeys(conversation: conversation)
        wrappedTicket = try keys.wrapped(by: ticket)
        sealedRoot = try keys.sealedRoot(teamEpoch: teamEpoch, teamPublic: teamPublic)
        (sealedEpoch, epoch) = try keys.conversationRoot.mint(
            number: 1, teamEpoch: teamEpoch, reason: .start, audience: ["team", "visitor"], teamPublic: teamPublic)
    }
}
