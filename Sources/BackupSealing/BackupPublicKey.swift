import Crypto
import Foundation

/// Who can open a backup.
public struct BackupPublicKey: Sendable {
    static let word = "lichtpunt-backup-public"
    let key: P256.KeyAgreement.PublicKey

    init(_ key: P256.KeyAgreement.PublicKey) { self.key = key }

    /// From the public file's line; `malformedKey` for anything else, the private file's too.
    public init(_ text: String) throws(BackupRefused) {
        let bytes = try KeyLine.bytes(text, word: Self.word)
        do { key = try P256.KeyAgreement.PublicKey(x963Representation: bytes) } catch { throw .malformedKey }
    }

    /// The line of the public file.
    public var text: String { KeyLine.text(key.x963Representation, word: Self.word) }
}
