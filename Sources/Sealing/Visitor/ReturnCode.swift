public import Foundation

/// Six words with which a visitor comes back; already in the form docs/protocol.md describes ("Return code").
public struct ReturnCode: Sendable {
    /// What the words are stretched to. `locator` and `secret` go to the server, which keeps their hashes.
    public struct Keys: Sendable {
        public let locator: Data
        public let secret: Data
        let wrapping: Data
    }

    public let words: String

    /// Six lower-case ASCII words with single spaces; `malformed` otherwise.
    public init(_ words: String) throws(SealRefused) {
        let parts = words.split(separator: " ", omittingEmptySubsequences: false)
        let plain = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
        try require(parts.count == 6 && plain, .malformed)
        self.words = words
    }

    /// Takes some tenths of a second. `salt` is the installation's, 16 bytes; at least 600,000 iterations.
    public func keys(salt: Data, iterations: Int = 600_000) throws(SealRefused) -> Keys {
        let stretched = try Derivation.stretched(words, salt: salt, iterations: iterations)
        return Keys(
            locator: Derivation.key(stretched, "return locator"), secret: Derivation.key(stretched, "return sign-in"),
            wrapping: Derivation.key(stretched, "return wrapping"))
    }
}
