public import Foundation

/// A professional's passphrase, stretched.
public struct Passphrase: Sendable {
    /// 32 bytes for the server, which keeps a hash.
    public let signInSecret: Data
    private let localHalf: Data

    /// Takes some tenths of a second. NFKC of the text; exactly 16 bytes of salt; at least 600,000 iterations.
    public init(_ text: String, salt: Data, iterations: Int = 600_000) throws(SealRefused) {
        let normal = text.precomposedStringWithCompatibilityMapping
        let stretched = try Derivation.stretched(normal, salt: salt, iterations: iterations)
        signInSecret = Derivation.key(stretched, "sign-in secret")
        localHalf = Derivation.key(stretched, "local half")
    }

    /// Opens the member's blob; needs the server's share (32 bytes), released after both factors.
    public func wrappingKey(serverShare: Data) throws(SealRefused) -> Data {
        try require(serverShare.count == 32, .malformed)
        return Derivation.key(localHalf + serverShare, "wrapping key")
    }
}
