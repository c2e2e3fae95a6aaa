import Crypto
public import Foundation

/// A P-256 pair for HPKE: V, a member's, the recovery kit's or the team's.
public struct KeyPair: Sendable {
    let privateKey: P256.KeyAgreement.PrivateKey

    /// A fresh pair.
    public init() { privateKey = P256.KeyAgreement.PrivateKey() }

    /// From a record of 97 bytes: `d(32) ‖ 04 ‖ X(32) ‖ Y(32)`; `key` unless the parts belong together.
    public init(record: Data) throws(SealRefused) {
        try require(record.count == 97, .key)
        try self.init(scalar: record.prefix(32))
        try require(publicBytes == Data(record.suffix(65)), .key)
    }

    /// From the private scalar alone, 32 bytes; `key` when it is none of this curve.
    public init(scalar: Data) throws(SealRefused) {
        privateKey = try refusing(.key) { try P256.KeyAgreement.PrivateKey(rawRepresentation: Data(scalar)) }
    }

    /// 65 bytes, `04 ‖ X ‖ Y`.
    public var publicBytes: Data { privateKey.publicKey.x963Representation }

    /// 97 bytes; secret.
    public var record: Data { privateKey.rawRepresentation + publicBytes }
}
