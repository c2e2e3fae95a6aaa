public import Foundation
public import HelplineCore

/// A newcomer's public keys, with the proof that whoever held the invitation's link made them.
public struct Enrolment: Equatable, Sendable {
    public let member: MemberID
    public let hpkePublic: PublicKeyBytes
    public let signingPublic: PublicKeyBytes
    /// HMAC of docs/protocol.md; the server cannot check it, the inviter's browser does.
    public let mac: Data

    /// `nil` unless the MAC has 32 bytes.
    public init?(member: MemberID, hpkePublic: PublicKeyBytes, signingPublic: PublicKeyBytes, mac: Data) {
        guard mac.count == 32 else { return nil }
        self.member = member
        self.hpkePublic = hpkePublic
        self.signingPublic = signingPublic
        self.mac = mac
    }
}
