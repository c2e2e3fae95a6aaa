import Crypto
import CryptoExtras
import Foundation

/// Key derivation (docs/protocol.md, "Notation").
enum Derivation {
    /// HKDF-SHA-256 with 32 zero bytes of salt and `info = fields("lichtpunt/1", label, …)`; 32 bytes.
    static func key(_ ikm: Data, _ label: String, _ rest: any FieldValue...) -> Data {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: ikm), salt: Data(count: 32),
            info: Fields.joined(["lichtpunt/1", label] + rest), outputByteCount: 32
        ).bytes
    }

    /// PBKDF2-SHA-256, 32 bytes. Exactly 16 bytes of salt, 600,000 up to 10,000,000 rounds: a server cannot ask for fewer.
    static func stretched(_ text: String, salt: Data, iterations: Int) throws(SealRefused) -> Data {
        try require(salt.count == 16 && (600_000...10_000_000).contains(iterations), .malformed)
        return try refusing(.malformed) {
            try KDF.Insecure.PBKDF2.deriveKey(
                from: Data(text.utf8), salt: salt, using: .sha256, outputByteCount: 32, rounds: iterations
            ).bytes
        }
    }

    static func sha256(_ bytes: Data) -> Data { Data(SHA256.hash(data: bytes)) }

    /// Random bytes from the system.
    static func random(_ count: Int) -> Data { SymmetricKey(size: .init(bitCount: count * 8)).bytes }

    /// Compared in a time that does not tell where they differ.
    static func equal(_ a: Data, _ b: Data) -> Bool {
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension SymmetricKey {
    var bytes: Data { withUnsafeBytes { Data($0) } }
}
