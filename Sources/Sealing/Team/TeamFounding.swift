public import Foundation

/// A new team: statements `found` and `recovery`, the first team key, sealed for founder and recovery kit.
public struct TeamFounding: Sendable {
    public let rootHash: Data
    public let statements: [SignedStatement]
    public let teamKey: TeamKey
    /// The team key by member id.
    public let sealedTeamKeys: [String: Data]

    /// Ids are lower-case UUIDs.
    public init(
        founder: String, founderKeys: KeyPair, signing: SigningKeyPair, recovery: String, recoveryPublic: Data
    ) throws(SealRefused) {
        teamKey = TeamKey(teamEpoch: 1)
        var first = Statement(
            number: 0, previous: Data(), action: .found, member: founder, role: .coordinator, signer: founder)
        first.hpkePublic = founderKeys.publicBytes
        first.signingPublic = signing.publicBytes
        (first.teamEpoch, first.teamPublic) = (1, teamKey.pair.publicBytes)
        rootHash = first.hash
        var second = Statement(
            number: 1, previous: rootHash, action: .recovery, member: recovery, role: .recovery, signer: founder)
        second.hpkePublic = recoveryPublic
        (second.teamEpoch, second.teamPublic) = (1, teamKey.pair.publicBytes)
        statements = [try first.signed(by: signing), try second.signed(by: signing)]
        sealedTeamKeys = [
            founder: try teamKey.sealed(for: founder, memberPublic: founderKeys.publicBytes),
            recovery: try teamKey.sealed(for: recovery, memberPublic: recoveryPublic),
        ]
    }
}
