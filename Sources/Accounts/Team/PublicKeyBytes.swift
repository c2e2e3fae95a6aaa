import Crypto
public import Foundation

/// A P-256 public key as its 65 uncompressed bytes, known to be a point of the curve.
public struct PublicKeyBytes: Equatable, Hashable, Sendable {
    public let bytes: Data

    /// `nil` unless the bytes are `04 ‖ X ‖ Y` of a point on the curve.
    public init?(_ bytes: Data) {
        guard bytes.count == 65, bytes.first == 0x04 else { return nil }
        do {
            _ = try P256.Signing.PublicKey(x963Representation: bytes)
        } catch {
            return nil
        }
        self.bytes = Data(bytes)
    }

    /// Whether `signature` (64 bytes, `r ‖ s`) is this key's ECDSA signature with SHA-256 over `message`.
    func verifies(_ signature: Data, over message: Data) -> Bool {
        do {
            let key = try P256.Signing.PublicKey(x963Representation: bytes)
            return key.isValidSignature(try P256.Signing.ECDSASignature(rawRepresentation: signature), for: message)
        } catch {
            return false
        }
    }
}
