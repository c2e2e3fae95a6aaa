import Foundation

/// One key epoch of a conversation: its number, audience and the key sealed to each recipient.
public struct Epoch: Equatable, Sendable {
    public enum Reason: String, Sendable, CaseIterable {
        case start, guestJoined = "guest-joined", guestLeft = "guest-left", teamChanged = "team-changed", renewed
    }
    /// A conversation never needs as many; without a bound opening one could be made to cost any amount.
    public static let most = 1000

    /// From 1, each exactly one higher than the last.
    public let number: Int
    public let teamEpoch: Int
    /// `team`, `visitor`, `guest:<uuid>`; sorted, no repeats.
    public let audience: [String]
    public let reason: Reason
    /// The epoch key sealed to each of the audience.
    public let sealed: [String: SealedKey]

    /// Those of the audience who are from outside, as an epoch names them.
    public var guests: [String] { audience.filter { $0.hasPrefix("guest:") } }

    /// `nil` unless numbers are positive, the audience holds `team` and `visitor` and at most two guests, and exactly
    /// the audience has a sealed key.
    public init?(number: Int, teamEpoch: Int, audience: [String], reason: Reason, sealed: [String: SealedKey]) {
        guard (1...Self.most).contains(number), teamEpoch >= 1, audience == Set(audience).sorted(),
            (2...4).contains(audience.count),
            audience.contains("team"), audience.contains("visitor"),
            audience.allSatisfy({ member in
                member == "team" || member == "visitor"
                    || (member.hasPrefix("guest:") && UUID(uuidString: String(member.dropFirst(6))) != nil)
            }),
            Set(sealed.keys) == Set(audience)
        else { return nil }
        self.number = number
        self.teamEpoch = teamEpoch
        self.audience = audience
        self.reason = reason
        self.sealed = sealed
    }
}
