public import Foundation

/// S of one conversation: opens what only the team may read.
public struct StaffKey: Sendable {
    public enum ItemKind: String, Sendable, CaseIterable {
        case nickname, draft, care, note, whisper, codeWord = "code-word", safety
    }
    public let conversation: String
    private let key: Data

    /// A fresh key, made by whoever claims the conversation first.
    public init(conversation: String) {
        self.conversation = conversation
        key = Derivation.random(32)
    }

    /// Opens what ``sealed(teamEpoch:teamPublic:)`` made.
    public init(conversation: String, teamEpoch: Int, sealed: Data, team: KeyPair) throws(SealRefused) {
        let additional = additionalData("staff-key", conversation, teamEpoch)
        self.conversation = conversation
        key = try HybridSeal.open(sealed, with: team, kind: "staff-key", additional: additional)
        try require(key.count == 32, .malformed)
    }

    /// For the server to keep.
    public func sealed(teamEpoch: Int, teamPublic: Data) throws(SealRefused) -> Data {
        try HybridSeal.seal(
            to: teamPublic, kind: "staff-key", additional: additionalData("staff-key", conversation, teamEpoch), key)
    }

    /// `item` is the kind itself where there is one per conversation, the member's id for a draft, its own for a note.
    public func seal(_ text: String, kind: ItemKind, item: String) throws(SealRefused) -> Data {
        try Envelope.seal(
            Derivation.key(key, "staff item"), additionalData(kind.rawValue, conversation, item),
            Envelope.padded(Data(text.utf8)))
    }

    /// The other side of ``seal(_:kind:item:)``.
    public func open(_ sealed: Data, kind: ItemKind, item: String) throws(SealRefused) -> String {
        let additional = additionalData(kind.rawValue, conversation, item)
        let plain = try Envelope.open(Derivation.key(key, "staff item"), additional, sealed)
        return try Fields.text(Envelope.unpadded(plain))
    }
}
