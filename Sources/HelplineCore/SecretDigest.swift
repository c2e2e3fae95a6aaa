import Crypto
public import Foundation

/// SHA-256 of a random secret of at least 256 bits: what the server keeps of a token it must recognise.
///
/// Equality takes the same time wherever the bytes differ.
public struct SecretDigest: Sendable, Equatable, Hashable {
    public let bytes: Data

    public init(of secret: Data) { bytes = Data(SHA256.hash(data: secret)) }

    /// A digest read back from the store; `nil` unless it has 32 bytes.
    public init?(stored: Data) {
        guard stored.count == 32 else { return nil }
        bytes = stored
    }

    public static func == (a: Self, b: Self) -> Bool {
        a.bytes.withUnsafeBytes { a in
            b.bytes.withUnsafeBytes { b in
                var difference = UInt8(0)
                for (one, other) in zip(a, b) { difference |= one ^ other }
                return difference == 0
            }
        }
    }
}
