public import Foundation
public import HelplineCore

/// What a guest's page posts with his link: the key that epochs are to be sealed to, and the proof, for the inviting browser alone, that
/// key and session came with the spoken code. The server can check neither.
public struct GuestKnock: Equatable, Sendable {
    public let publicKey: Data
    /// The hash of his page's session.
    public let session: SecretDigest
    public let mac: Data

    /// `nil` unless the key is an uncompressed point of 65 bytes and the proof has 32.
    public init?(publicKey: Data, session: SecretDigest, mac: Data) {
        guard publicKey.count == 65, publicKey.first == 4, mac.count == 32 else { return nil }
        self.publicKey = publicKey
        self.session = session
        self.mac = mac
    }
}
