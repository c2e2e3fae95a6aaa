import Crypto
import CryptoExtras
public import Foundation
public import HelplineCore
import Synchronization

/// Hands out puzzles and checks solutions (docs/protocol.md, "Puzzle").
///
/// A challenge carries its own expiry and difficulty under a MAC, so handing one out costs no memory. Each is taken once;
/// the used ones are remembered until they expire, at most `capacity` of them: beyond that nothing is accepted until some do.
public final class PuzzleDesk: Sendable {
    public static let iterations = 2_000
    /// How long a challenge can be solved.
    public static let term = Duration.minutes(2)

    public struct Challenge: Equatable, Sendable {
        public let text: String
        public let bits: Int
    }

    private struct State {
        var used: [String: Timestamp] = [:]
        var minute: Int64 = 0
        var issued = 0
        var before = 0

        var load: Int { max(issued, before) }

        /// Begins a new minute when it is there.
        mutating func turn(to now: Timestamp) {
            let now = now.seconds / 60
            guard now != minute else { return }
            (before, issued, minute) = (now == minute + 1 ? issued : 0, 0, now)
        }
    }
    private let key: SymmetricKey
    private let state = Mutex(State())
    private let easiest: Int
    private let calm: Int
    private let capacity: Int

    /// - Parameters:
    ///   - bits: leading zero bits asked in calm times.
    ///   - calm: challenges a minute up to which it stays so; each doubling asks one bit more, at most six.
    ///   - key: 32 secret bytes, the same on every node, since a challenge may come back to another; `nil` makes a fresh one.
    ///     Each node remembers what it took itself: a solution is worth one opening on each.
    public init(bits: Int = 5, calm: Int = 60, capacity: Int = 100_000, key: Data? = nil) {
        self.key = key.map { SymmetricKey(data: $0) } ?? SymmetricKey(size: .bits256)
        easiest = bits
        self.calm = calm
        self.capacity = capacity
    }

    /// What a challenge handed out now would ask.
    public func bits(at now: Timestamp) -> Int {
        state.withLock { state in
            state.turn(to: now)
            return bits(under: state.load)
        }
    }

    private func bits(under load: Int) -> Int {
        var (bits, load) = (easiest, load)
        while load > calm, bits < easiest + 6 { (bits, load) = (bits + 1, load / 2) }
        return bits
    }

    public func challenge(at now: Timestamp) -> Challenge {
        let bits = state.withLock { state in
            state.turn(to: now)
            state.issued += 1
            return self.bits(under: state.load)
        }
        let random = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0).base64URL }
        let claim = "\((now + Self.term).seconds).\(bits).\(random)"
        return Challenge(text: "\(claim).\(mac(claim))", bits: bits)
    }

    /// Whether the nonce solves a challenge of ours that is neither old nor used; takes it.
    public func accept(challenge: String, nonce: String, at now: Timestamp) -> Bool {
        let parts = challenge.split(separator: ".", omittingEmptySubsequences: false)
        guard challenge.utf8.count <= 160, (1...64).contains(nonce.utf8.count), parts.count == 4,
            let expiry = Int64(parts[0]), let bits = Int(parts[1]),
            isOurs(parts[0...2].joined(separator: "."), String(parts[3])), expiry > now.seconds
        else { return false }
        guard Self.solves(nonce: nonce, challenge: challenge, bits: bits) else { return false }
        return state.withLock { state in
            if state.used.count >= capacity { state.used = state.used.filter { $0.value > now } }
            guard state.used.count < capacity, state.used[challenge] == nil else { return false }
            state.used[challenge] = Timestamp(seconds: expiry)
            return true
        }
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
