public import Foundation

/// The keys with which a newcomer answers an invitation.
public struct Enrolment: Equatable, Sendable {
    public let invitation: String
    public let member: String
    public let hpkePublic: Data
    public let signingPublic: Data

    public init(invitation: String, member: String, hpkePublic: Data, signingPublic: Data) {
        self.invitation = invitation
        self.member = member
        self.hpkePublic = hpkePublic
        self.signingPublic = signingPublic
    }

    var bytes: Data { additionalData("enrolment", invitation, member, hpkePublic, signingPublic) }
}
