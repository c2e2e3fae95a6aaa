/// A member of the team who is signed in: the authority a staff handler works with.
public struct Professional: Equatable, Sendable {
    public let id: MemberID
    /// The name he signs in with.
    public let name: String
    /// What colleagues and visitors see.
    public let displayName: String
    public let role: Role

    public init(id: MemberID, name: String, displayName: String, role: Role) {
        self.id = id
        self.name = name
        self.displayName = displayName
        self.role = role
    }
}
