public import HelplineCore

/// Somebody who comes in: by founding or by enrolment.
public struct NewMember: Equatable, Sendable {
    public let id: MemberID
    public let name: SignInName
    public let displayName: DisplayName
    public let role: Role
    public let credentials: Credentials
    /// The step of the code with which the enrolment was proven: it is used up.
    public let usedCodeStep: Int64

    public init(
        id: MemberID, name: SignInName, displayName: DisplayName, role: Role, credentials: Credentials,
        usedCodeStep: Int64
    ) {
        self.id = id
        self.name = name
        self.displayName = displayName
        self.role = role
        self.credentials = credentials
        self.usedCodeStep = usedCodeStep
    }
}
