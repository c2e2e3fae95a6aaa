public import Foundation

/// A key, root or ticket under somebody else's key; opaque to the server, 1 to 1,024 bytes.
public struct SealedKey: Equatable, Sendable {
    public let bytes: Data
    public init?(_ bytes: Data) {
        guard (1...1024).contains(bytes.count) else { return nil }
        self.bytes = bytes
    }
}
