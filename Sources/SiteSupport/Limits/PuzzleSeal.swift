import Crypto
import CryptoExtras
public import Foundation
public import HelplineCore

/// What makes a puzzle's challenge ours (docs/protocol.md, "Puzzle"): it carries its own expiry and difficulty under a MAC, so
/// handing one out costs no memory.
public struct PuzzleSeal: Sendable {
    public static let iterations = 2_000
    /// How long a challenge can be solved.
    public static let term = Duration.minutes(2)

    private let key: SymmetricKey

    /// - Parameter key: 32 secret bytes, the same on every node, since a challenge may come back to another; `nil` makes a fresh one.
    public init(key: Data? = nil) { self.key = key.map { SymmetricKey(data: $0) } ?? SymmetricKey(size: .bits256) }

    public func challenge(bits: Int, at now: Timestamp) -> String {
        let random = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0).base64URL }
        let claim = "\((now + Self.term).seconds).\(bits).\(random)"
        return "\(claim).\(mac(claim))"
    }

    /// Whether the nonce solves a challenge of ours that is not old. Whether it was used, the desk knows.
    public func isSolved(_ challenge: String, by nonce: String, at now: Timestamp) -> Bool {
        let parts = challenge.split(separator: ".", omittingEmptySubsequences: false)
        guard challenge.utf8.count <= 160, (1...64).contains(nonce.utf8.count), parts.count == 4,
            let expiry = Int64(parts[0]), let bits = Int(parts[1]),
            isOurs(parts[0...2].joined(separator: "."), String(parts[3])), expiry > now.seconds
        else { return false }
        return Self.solves(nonce: nonce, challenge: challenge, bits: bits)
    }

    /// Whether PBKDF2-SHA-256(nonce, challenge) begins with this many zero bits.
    public static func solves(nonce: String, challenge: String, bits: Int) -> Bool {
        do {
            let key = try KDF.Insecure.PBKDF2.deriveKey(
                from: Data(nonce.utf8), salt: Data(challenge.utf8), using: .sha256, outputByteCount: 32,
                unsafeUncheckedRounds: iterations)
            return key.withUnsafeBytes { bytes in
                (0..<min(bits, 256)).allSatisfy { bytes[$0 / 8] & (0x80 >> ($0 % 8)) == 0 }
            }
        } catch {
            return false
        }
    }

    private func mac(_ claim: String) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: Data(claim.utf8), using: key)).base64URL
    }

    private func isOurs(_ claim: String, _ code: String) -> Bool {
        guard let code = Data(base64URL: code) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data(claim.utf8), using: key)
    }
}
