public import HelplineCore

/// The statement by which a coordinator gives somebody in the team another role.
public struct RoleGiven: Equatable, Sendable {
    public let signed: SignedStatement
    public let role: Role

    public var member: MemberID { signed.statement.member }

    /// `nil` unless the statement gives a professional's role.
    public init?(_ signed: SignedStatement) {
        guard signed.statement.action == .role, case .professional(let role) = signed.statement.role else { return nil }
        self.signed = signed
        self.role = role
    }
}
