public import Foundation
public import HelplineCore

/// A text that professionals may put into an answer: the team's, or one's own. Sealed to the team key and signed by who wrote it.
public struct SavedText: Equatable, Sendable {
    public enum Owner: Hashable, Sendable {
        case team
        case member(MemberID)
    }

    /// One to 32 padded blocks of 256 bytes behind an encapsulated key (65), with a tag (16).
    public static let largestSize = 65 + 32 * 256 + 16
    /// How many the team, or one member, may keep.
    public static let most = 300

    public let id: SavedTextID
    public let owner: Owner
    /// From 1, one higher at every change.
    public let version: Int
    public let teamEpoch: Int
    public let sealed: Data
    /// Whose signature it is; readers check it against the signed membership list.
    public let signer: MemberID
    public let signature: Data

    /// `nil` unless version and team epoch are positive, the size is that of padded blocks and the signature has 64 bytes.
    public init?(
        id: SavedTextID, owner: Owner, version: Int, teamEpoch: Int, sealed: Data, signer: MemberID, signature: Data
    ) {
        let blocks = sealed.count - 65 - 16
        guard version >= 1, teamEpoch >= 1, blocks >= 256, blocks % 256 == 0, sealed.count <= Self.largestSize,
            signature.count == 64
        else { return nil }
        self.id = id
        self.owner = owner
        self.version = version
        self.teamEpoch = teamEpoch
        self.sealed = sealed
        self.signer = signer
        self.signature = signature
    }

    /// Whether this professional may change or remove it: the team's texts are kept by who may, one's own by oneself.
    public func mayBeKept(by professional: Professional) -> Bool {
        switch owner {
        case .team: professional.role.may(.keepSharedTexts)
        case .member(let member): member == professional.id && professional.role.may(.talkWithVisitors)
        }
    }
}

/// The writing browser's id of one saved text.
public enum SavedTextThing: Sendable {}
public typealias SavedTextID = Identifier<SavedTextThing>
