public import Foundation

/// A sealed message as the server knows it: bytes it cannot open.
///
/// `nonce(12) ‖ AES-256-GCM ciphertext ‖ tag(16)`, the plaintext padded to whole blocks of 256 bytes
/// (docs/protocol.md).
public struct SealedEnvelope: Equatable, Sendable {
    /// 2,000 UTF-16 units are at most 6,000 bytes of UTF-8, twice that as JSON escapes, and the frame around them.
    public static let largestSize = 12 + 12 * 1024 + 16

    public let bytes: Data

    /// `nil` unless the size is that of one to 48 padded blocks.
    public init?(_ bytes: Data) {
        let blocks = bytes.count - 12 - 16
        guard blocks >= 256, blocks % 256 == 0, bytes.count <= Self.largestSize else { return nil }
        self.bytes = bytes
    }
}
