public import HelplineCore

/// As much of who is signed in as a right depends on.
public struct SignInGlimpse: Equatable, Sendable {
    public let member: MemberID
    public let role: Role
    public let state: Member.State

    public init(member: MemberID, role: Role, state: Member.State) {
        self.member = member
        self.role = role
        self.state = state
    }
}
