public import Foundation

/// R and V's public key: what visitor and team hold in common, and no guest and no server has.
public struct ConversationRoot: Sendable {
    public let conversation: String
    let root: Data
    public let visitorPublic: Data

    init(conversation: String, root: Data, visitorPublic: Data) {
        self.conversation = conversation
        self.root = root
        self.visitorPublic = visitorPublic
    }

    /// The counsellor's side of ``VisitorKeys/sealedRoot(teamEpoch:teamPublic:)``.
    public init(conversation: String, teamEpoch: Int, sealed: Data, team: KeyPair) throws(SealRefused) {
        let additional = additionalData("root", conversation, teamEpoch)
        let plain = try HybridSeal.open(sealed, with: team, kind: "root", additional: additional)
        try require(plain.count == 97 && plain[32] == 4, .malformed)
        self.init(conversation: conversation, root: plain.prefix(32), visitorPublic: Data(plain.suffix(65)))
    }

    /// A fresh key, sealed to each reader. `guests` holds the public key of each `guest:<uuid>` in the audience; visitor and team are told
    /// them too, so that either can make the next epoch without asking the server who those are that stay.
    public func mint(
        number: Int, teamEpoch: Int, reason: SealedEpoch.Reason, audience: [String], teamPublic: Data,
        guests: [String: Data] = [:]
    ) throws(SealRefused) -> (SealedEpoch, EpochKey) {
        try require(number >= 1 && teamEpoch >= 0, .malformed)
        let readers = try Audience.checked(audience)
        let key = Derivation.random(32)
        let bare = SealedEpoch(number: number, teamEpoch: teamEpoch, audience: readers, reason: reason, sealed: [:])
        let keys = guests.merging(["team": teamPublic, "visitor": visitorPublic]) { $1 }
        var told = key
        for guest in readers where Audience.isGuest(guest) {
            guard let theirs = guests[guest] else { throw SealRefused(.audience) }
            told += theirs
        }
        var sealed: [String: Data] = [:]
        for reader in readers {
            guard let to = keys[reader] else { throw SealRefused(.audience) }
            let statement = bare.statement(conversation: conversation, recipient: reader)
            let isGuest = Audience.isGuest(reader)
            sealed[reader] = try HybridSeal.seal(
                to: to, kind: "epoch", additional: statement, isGuest ? key : told, sharing: isGuest ? nil : preShared)
        }
        let epoch = SealedEpoch(
            number: number, teamEpoch: teamEpoch, audience: readers, reason: reason, sealed: sealed)
        return (epoch, try EpochKey(bare, conversation: conversation, told: told))
    }

    /// Opens an epoch for `visitor` (with V) or `team` (with the team key).
    /// `audience` unless its audience is exactly the agreed one; `epoch` when altered, forged or for somebody else.
    public func open(
        _ epoch: SealedEpoch, as reader: String, with pair: KeyPair, audience: [String]
    ) throws(SealRefused) -> EpochKey {
        try Self.open(
            epoch, conversation: conversation, as: reader, with: pair, audience: audience, sharing: preShared)
    }

    /// Opens an epoch for a guest, who has no root.
    public static func open(
        _ epoch: SealedEpoch, conversation: String, asGuest reader: String, with pair: KeyPair, audience: [String]
    ) throws(SealRefused) -> EpochKey {
        try open(epoch, conversation: conversation, as: reader, with: pair, audience: audience, sharing: nil)
    }

    private static func open(
        _ epoch: SealedEpoch, conversation: String, as reader: String, with pair: KeyPair, audience: [String],
        sharing shared: HybridSeal.PreShared?
    ) throws(SealRefused) -> EpochKey {
        try require(epoch.number >= 1 && epoch.teamEpoch >= 0, .epoch)
        try require(Audience.checked(audience) == epoch.audience, .audience)
        guard let sealed = epoch.sealed[reader] else { throw SealRefused(.epoch) }
        let statement = epoch.statement(conversation: conversation, recipient: reader)
        let told = try refusing(.epoch) {
            try HybridSeal.open(sealed, with: pair, kind: "epoch", additional: statement, sharing: shared)
        }
        return try EpochKey(epoch, conversation: conversation, told: told)
    }

    private var preShared: HybridSeal.PreShared {
        HybridSeal.PreShared(key: Derivation.key(root, "epoch psk"), id: additionalData("epoch psk", conversation))
    }
}
