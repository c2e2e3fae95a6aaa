public import HelplineCore

/// A newcomer's admission: the statement that makes him a member, with the team key sealed to him.
public struct Admission: Equatable, Sendable {
    public let invitation: InvitationID
    public let signed: SignedStatement
    public let teamKey: SealedTeamKey
    /// The role the statement gives.
    public let role: Role

    public var member: MemberID { teamKey.member }

    /// `nil` unless the statement admits a professional and the key is his, of the statement's team epoch.
    public init?(invitation: InvitationID, signed: SignedStatement, teamKey: SealedTeamKey) {
        guard signed.statement.action == .admit, case .professional(let role) = signed.statement.role,
            teamKey.member == signed.statement.member, teamKey.teamEpoch == signed.statement.teamEpoch
        else { return nil }
        self.invitation = invitation
        self.signed = signed
        self.teamKey = teamKey
        self.role = role
    }
}
