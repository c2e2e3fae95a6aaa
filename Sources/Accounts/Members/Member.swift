public import HelplineCore

/// Somebody with an account, whatever its state.
public struct Member: Equatable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// Has made keys, is not in the signed list yet: signs in, holds no team key.
        case enrolled
        case admitted
        /// May not sign in for the time being.
        case suspended
        /// Left the team; never signs in again.
        case removed

        public var maySignIn: Bool { self == .enrolled || self == .admitted }
    }

    public let id: MemberID
    public let name: SignInName
    public let displayName: DisplayName
    public let role: Role
    public let state: State

    public init(id: MemberID, name: SignInName, displayName: DisplayName, role: Role, state: State) {
        self.id = id
        self.name = name
        self.displayName = displayName
        self.role = role
        self.state = state
    }

    /// The authority of this member when signed in.
    public var professional: Professional {
        Professional(id: id, name: name.text, displayName: displayName.text, role: role)
    }
}
