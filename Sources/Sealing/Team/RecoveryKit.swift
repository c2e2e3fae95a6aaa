public import Foundation

/// The recovery kit on paper: private key and root hash in Crockford's base32, each with four bytes of check.
public struct RecoveryKit: Sendable {
    public let pair: KeyPair
    public let rootHash: Data

    public init(pair: KeyPair, rootHash: Data) throws(SealRefused) {
        try require(rootHash.count == 32, .malformed)
        self.pair = pair
        self.rootHash = rootHash
    }

    /// As typed: any case, spaces or hyphens; `kit` when mistyped.
    public init(key: String, root: String) throws(SealRefused) {
        let scalar = try PaperText.bytes(key)
        pair = try refusing(.kit) { try KeyPair(scalar: scalar) }
        rootHash = try PaperText.bytes(root)
    }

    /// The private key, to be printed and locked away.
    public var key: String { PaperText.text(Data(pair.record.prefix(32))) }

    /// The root hash.
    public var root: String { PaperText.text(rootHash) }
}
