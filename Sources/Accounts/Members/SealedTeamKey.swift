public import Foundation
public import HelplineCore

/// The team's private key of one epoch, sealed to one member (docs/protocol.md, "team key for a member").
public struct SealedTeamKey: Equatable, Sendable {
    /// `enc(65) ‖ ct`: a record of 97 bytes and a tag of 16.
    public static let size = 65 + 97 + 16

    public let member: MemberID
    public let teamEpoch: Int
    public let sealed: Data

    /// `nil` unless the epoch is positive and the size that of a sealed record.
    public init?(member: MemberID, teamEpoch: Int, sealed: Data) {
        guard teamEpoch >= 1, sealed.count == Self.size else { return nil }
        self.member = member
        self.teamEpoch = teamEpoch
        self.sealed = sealed
    }
}
