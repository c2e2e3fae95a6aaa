import Crypto
import Foundation

/// AES-256-GCM with the nonce in front (docs/protocol.md, `Seal` and `pad`).
enum Envelope {
    private static let block = 256

    static func seal(_ key: Data, _ additional: Data, _ plaintext: Data) throws(SealRefused) -> Data {
        try require(key.count == 32, .malformed)
        return try refusing(.sealed) {
            let box = try AES.GCM.seal(plaintext, using: SymmetricKey(data: key), authenticating: additional)
            return Data(box.nonce) + box.ciphertext + box.tag
        }
    }

    static func open(_ key: Data, _ additional: Data, _ sealed: Data) throws(SealRefused) -> Data {
        try require(key.count == 32, .sealed)
        return try refusing(.sealed) {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return try AES.GCM.open(box, using: SymmetricKey(data: key), authenticating: additional)
        }
    }

    /// Followed by `80 00…` to the next multiple of 256 bytes, so that length tells little.
    static func padded(_ bytes: Data) -> Data {
        let zeros = block - bytes.count % block - 1
        return bytes + [0x80] + Data(count: zeros)
    }

    static func unpadded(_ bytes: Data) throws(SealRefused) -> Data {
        try require(!bytes.isEmpty && bytes.count % block == 0, .malformed)
        let plain = [UInt8](bytes)
        guard let end = plain.lastIndex(where: { $0 != 0 }), plain[end] == 0x80, end >= plain.count - block
        else { throw SealRefused(.malformed) }
        return Data(plain[..<end])
    }
}
