public import Foundation

/// A saved text as it is sealed to the team and signed: docs/protocol.md, "Saved texts".
public struct SavedTextSeal: Sendable {
    public let id: String
    /// `team`, or the member whose own it is.
    public let owner: String
    public let version: Int
    public let teamEpoch: Int

    public init(id: String, owner: String, version: Int, teamEpoch: Int) {
        self.id = id
        self.owner = owner
        self.version = version
        self.teamEpoch = teamEpoch
    }

    public func seal(_ text: String, to teamPublic: Data) throws(SealRefused) -> Data {
        try HybridSeal.seal(
            to: teamPublic, kind: "saved-text", additional: additional, Envelope.padded(Data(text.utf8)))
    }

    public func open(_ sealed: Data, with team: KeyPair) throws(SealRefused) -> String {
        let plain = try HybridSeal.open(sealed, with: team, kind: "saved-text", additional: additional)
        return try Fields.text(Envelope.unpadded(plain))
    }

    /// By its author, over what was sealed: 64 bytes.
    public func signature(of sealed: Data, by signer: String, with key: SigningKeyPair) throws(SealRefused) -> Data {
        try key.signature(of: statement(signer: signer, sealed: sealed))
    }

    /// `signature` unless it is the author's, by his key in the membership list.
    public func check(_ signature: Data, of sealed: Data, by signer: String, signingPublic: Data) throws(SealRefused) {
        let statement = statement(signer: signer, sealed: sealed)
        try require(
            SigningKeyPair.isValid(signature, of: statement, by: signingPublic), .signature)
    }

    private func statement(signer: String, sealed: Data) -> Data {
        additionalData("saved-text-signature", id, owner, version, teamEpoch, signer, sealed)
    }

    private var additional: Data { additionalData("saved-text", id, owner, version, teamEpoch) }
}
