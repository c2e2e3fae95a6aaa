public import Foundation
public import HelplineCore

/// A coordinator's invitation to one newcomer.
public struct Invitation: Equatable, Sendable {
    public enum State: String, Sendable { case open, enrolled, admitted, expired }
    public static let term = Duration.days(3)
    /// `enc(65) ‖ secret(32) ‖ tag(16)`.
    public static let sealedSecretSize = 65 + 32 + 16

    public let id: InvitationID
    public let role: Role
    public let invitedBy: MemberID
    /// The digest of the token that the newcomer's browser derives from the link's secret.
    public let token: SecretDigest
    /// The link's secret, sealed to the inviter, with which his browser checks the newcomer's keys.
    public let sealedSecret: Data
    public let expires: Timestamp

    /// `nil` unless the sealed secret has its one size.
    public init?(
        id: InvitationID, role: Role, invitedBy: MemberID, token: SecretDigest, sealedSecret: Data, expires: Timestamp
    ) {
        guard sealedSecret.count == Self.sealedSecretSize else { return nil }
        self.id = id
        self.role = role
        self.invitedBy = invitedBy
        self.token = token
        self.sealedSecret = sealedSecret
        self.expires = expires
    }
}
