import Crypto
import Foundation

/// The operator's pair: the public half seals on the server, the private half opens, elsewhere.
public struct BackupKeyPair: Sendable {
    static let privateWord = "lichtpunt-backup-private"
    let privateKey: P256.KeyAgreement.PrivateKey

    /// A fresh pair.
    public init() { privateKey = P256.KeyAgreement.PrivateKey() }

    /// From the private file's line; `malformedKey` for anything else, the public file's too.
    public init(_ text: String) throws(BackupRefused) {
        let bytes = try KeyLine.bytes(text, word: Self.privateWord)
        do { privateKey = try P256.KeyAgreement.PrivateKey(rawRepresentation: bytes) } catch { throw .malformedKey }
    }

    /// The line of the private file; secret.
    public var privateText: String { KeyLine.text(privateKey.rawRepresentation, word: Self.privateWord) }

    public var publicKey: BackupPublicKey { BackupPublicKey(privateKey.publicKey) }
}
