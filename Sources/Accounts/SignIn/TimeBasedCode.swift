import Crypto
public import Foundation
public import HelplineCore

/// Six-digit codes from a shared secret and the time: RFC 6238 with SHA-1, 30 seconds a step.
public struct TimeBasedCode: Sendable {
    public static let secretSize = 20
    static let secondsPerStep: Int64 = 30

    private let secret: Data

    public init(secret: Data) { self.secret = secret }

    /// The code of the step that `at` falls in, six digits.
    public func code(at: Timestamp) -> String { code(step: Self.step(at: at)) }

    /// The step whose code was typed, if it is the present one, the one before or the one after and later than `lastUsed`:
    /// a step counts once, so a code that somebody saw being typed is worth nothing.
    public func step(of typed: String, at: Timestamp, lastUsed: Int64?) -> Int64? {
        let now = Self.step(at: at)
        var found: Int64?
        for step in (now - 1)...(now + 1) where step >= 0 && step > lastUsed ?? -1 {
            if Self.sameDigits(code(step: step), typed) { found = step }
        }
        return found
    }

    public static func step(at: Timestamp) -> Int64 { at.seconds / secondsPerStep }

    func code(step: Int64) -> String {
        let digits = String(truncated(step: step) % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Dynamic truncation of RFC 4226 section 5.3: 31 bits.
    func truncated(step: Int64) -> UInt32 {
        let counter = withUnsafeBytes(of: UInt64(bitPattern: step).bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 0x0f)
        return mac[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    }

    private static func sameDigits(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
