public import Foundation

/// The team's private key of one team epoch: opens conversation roots, epochs and staff keys.
public struct TeamKey: Sendable {
    public let teamEpoch: Int
    public let pair: KeyPair

    /// A fresh team key.
    public init(teamEpoch: Int) {
        self.teamEpoch = teamEpoch
        pair = KeyPair()
    }

    /// Opens what ``sealed(for:memberPublic:)`` made; `team-key` unless it is the one the signed list names for that epoch.
    public init(
        teamEpoch: Int, sealed: Data, member: String, memberPair: KeyPair, list: MembershipList
    ) throws(SealRefused) {
        let additional = additionalData("team-key", teamEpoch, member)
        let record = try HybridSeal.open(sealed, with: memberPair, kind: "team-key", additional: additional)
        self.teamEpoch = teamEpoch
        pair = try KeyPair(record: record)
        let named = MembershipList.TeamKey(teamEpoch: teamEpoch, teamPublic: pair.publicBytes)
        try require(list.teamHistory.contains(named), .teamKey)
    }

    /// For the server to keep for one member.
    public func sealed(for member: String, memberPublic: Data) throws(SealRefused) -> Data {
        try HybridSeal.seal(
            to: memberPublic, kind: "team-key", additional: additionalData("team-key", teamEpoch, member), pair.record)
    }
}
