public import Foundation

/// The one secret a visitor's tab keeps: 32 random bytes.
public struct Ticket: Sendable {
    public let bytes: Data

    /// A fresh ticket.
    public init() { bytes = Derivation.random(32) }

    public init(_ bytes: Data) throws(SealRefused) {
        try require(bytes.count == 32, .malformed)
        self.bytes = bytes
    }

    /// 32 bytes, sent as `Authorization: Bearer <base64url>`.
    public var sessionToken: Data { Derivation.key(bytes, "session token") }

    var key: Data { Derivation.key(bytes, "ticket key") }
}
