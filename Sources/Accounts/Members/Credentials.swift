public import Foundation
public import HelplineCore

/// What the store keeps to recognise a member and to give him back his own wrapped keys. Nothing of it opens anything without
/// the key file and the passphrase.
public struct Credentials: Equatable, Sendable {
    /// The blob of docs/protocol.md is far smaller; more is not ours.
    public static let largestWrapped = 2048

    public let parameters: PassphraseParameters
    /// Keyed digest of the sign-in secret: `ServerKeys.verifier`.
    public let verifier: SecretDigest
    /// `ServerKeys.seal(_:.share)`.
    public let sealedShare: Data
    /// `ServerKeys.seal(_:.code)`.
    public let sealedCodeSecret: Data
    /// The member's keys under his wrapping key.
    public let wrapped: Data

    /// `nil` when the wrapped keys are empty or too large.
    public init?(
        parameters: PassphraseParameters, verifier: SecretDigest, sealedShare: Data, sealedCodeSecret: Data,
        wrapped: Data
    ) {
        guard (1...Self.largestWrapped).contains(wrapped.count) else { return nil }
        self.parameters = parameters
        self.verifier = verifier
        self.sealedShare = sealedShare
        self.sealedCodeSecret = sealedCodeSecret
        self.wrapped = wrapped
    }
}
