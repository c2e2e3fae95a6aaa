import Crypto
public import Foundation

/// A member's P-256 pair for signing membership statements (ECDSA with SHA-256).
public struct SigningKeyPair: Sendable {
    private let privateKey: P256.Signing.PrivateKey

    /// A fresh pair.
    public init() { privateKey = P256.Signing.PrivateKey() }

    /// From a record of 97 bytes: `d(32) ‖ 04 ‖ X(32) ‖ Y(32)`; `key` unless the parts belong together.
    public init(record: Data) throws(SealRefused) {
        try require(record.count == 97, .key)
        privateKey = try refusing(.key) { try P256.Signing.PrivateKey(rawRepresentation: Data(record.prefix(32))) }
        try require(publicBytes == Data(record.suffix(65)), .key)
    }

    /// 65 bytes, `04 ‖ X ‖ Y`.
    public var publicBytes: Data { privateKey.publicKey.x963Representation }

    /// 97 bytes; secret.
    public var record: Data { privateKey.rawRepresentation + publicBytes }

    /// 64 bytes, `r ‖ s`.
    public func signature(of bytes: Data) throws(SealRefused) -> Data {
        try refusing(.signature) { try privateKey.signature(for: bytes).rawRepresentation }
    }

    static func isValid(_ signature: Data, of bytes: Data, by publicBytes: Data) throws(SealRefused) -> Bool {
        try require(signature.count == 64 && publicBytes.count == 65, .signature)
        return try refusing(.signature) {
            let key = try P256.Signing.PublicKey(x963Representation: publicBytes)
            return key.isValidSignature(try P256.Signing.ECDSASignature(rawRepresentation: signature), for: bytes)
        }
    }
}
