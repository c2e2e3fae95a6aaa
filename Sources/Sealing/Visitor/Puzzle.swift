import Crypto
import CryptoExtras
import Foundation

/// The small piece of work before a conversation is opened (docs/protocol.md, "Puzzle").
public struct Puzzle: Sendable {
    public let challenge: String
    public let bits: Int
    public let iterations: Int

    /// `malformed` above 20 bits or 20,000 iterations: more than a cheap telephone should do.
    public init(challenge: String, bits: Int, iterations: Int) throws(SealRefused) {
        try require((0...20).contains(bits) && (1...20_000).contains(iterations), .malformed)
        self.challenge = challenge
        self.bits = bits
        self.iterations = iterations
    }

    /// A nonce that solves it; takes `2^bits` tries on average.
    public func solution() throws(SealRefused) -> String {
        let start = Base64URLText.text(Derivation.random(12))
        var tries = 0
        while try !isSolved(by: "\(start).\(tries)") { tries += 1 }
        return "\(start).\(tries)"
    }

    /// Whether the nonce's hash begins with `bits` zero bits.
    public func isSolved(by nonce: String) throws(SealRefused) -> Bool {
        let hash = try refusing(.malformed) {
            try KDF.Insecure.PBKDF2.deriveKey(
                from: Data(nonce.utf8), salt: Data(challenge.utf8), using: .sha256, outputByteCount: 32,
                unsafeUncheckedRounds: iterations
            ).bytes
        }
        return (0..<bits).allSatisfy { hash[$0 / 8] & (0x80 >> UInt8($0 % 8)) == 0 }
    }
}
