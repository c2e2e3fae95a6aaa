public import Foundation

/// How a browser stretches a passphrase (PBKDF2-SHA-256): public, handed to whoever names an account.
public struct PassphraseParameters: Equatable, Sendable {
    public static let fewestIterations = 600_000
    /// More would keep a telephone busy for minutes.
    public static let mostIterations = 10_000_000
    public static let saltSize = 16

    public let salt: Data
    public let iterations: Int

    /// `nil` unless the salt has exactly 16 bytes and the iterations lie within the bounds.
    public init?(salt: Data, iterations: Int) {
        guard salt.count == Self.saltSize, (Self.fewestIterations...Self.mostIterations).contains(iterations) else {
            return nil
        }
        self.salt = salt
        self.iterations = iterations
    }
}
