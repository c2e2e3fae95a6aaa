import Crypto
import Foundation

/// HPKE (RFC 9180), base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. One context seals all pieces: its sequence
/// number is in each nonce, so a piece opens in its own place only.
enum BackupSuite {
    static let ciphersuite = HPKE.Ciphersuite(kem: .P256_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)
    static let tagSize = 16

    /// `fields("lichtpunt/1", "backup")` of docs/protocol.md.
    static let info = ["lichtpunt/1", "backup"].reduce(into: Data()) { info, field in
        withUnsafeBytes(of: UInt32(field.utf8.count).bigEndian) { info.append(contentsOf: $0) }
        info.append(contentsOf: field.utf8)
    }

    static func additional(_ header: BackupHeader, isLast: Bool) -> Data { header.bytes + [isLast ? 1 : 0] }
}
