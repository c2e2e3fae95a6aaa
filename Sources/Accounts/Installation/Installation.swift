public import Foundation

/// What is true of this installation since its founding.
public struct Installation: Equatable, Sendable {
    public static let returnCodeSaltSize = 16

    /// The organisation's name.
    public let name: String
    /// The salt of every return code (docs/protocol.md), public.
    public let returnCodeSalt: Data
    /// The hash of statement 0. What the visitor's page believes comes from configuration; this is to compare with.
    public let rootHash: Data
    /// Whether the store was marked as a demonstration, which is for ever.
    public let isDemonstration: Bool

    public init(name: String, returnCodeSalt: Data, rootHash: Data, isDemonstration: Bool) {
        self.name = name
        self.returnCodeSalt = returnCodeSalt
        self.rootHash = rootHash
        self.isDemonstration = isDemonstration
    }
}
