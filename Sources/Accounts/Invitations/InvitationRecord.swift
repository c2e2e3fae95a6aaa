public import HelplineCore

/// An invitation and what came of it.
public struct InvitationRecord: Equatable, Sendable {
    public let invitation: Invitation
    public let enrolment: Enrolment?
    /// The newcomer, once enrolled.
    public let newcomer: Member?

    public init(invitation: Invitation, enrolment: Enrolment?, newcomer: Member?) {
        self.invitation = invitation
        self.enrolment = enrolment
        self.newcomer = newcomer
    }

    public func state(at: Timestamp) -> Invitation.State {
        if let newcomer { return newcomer.state == .enrolled ? .enrolled : .admitted }
        return invitation.expires <= at ? .expired : .open
    }
}
