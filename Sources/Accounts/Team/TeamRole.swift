public import HelplineCore

/// The role a membership statement gives: that of a professional, or of the recovery kit, which never signs in.
public enum TeamRole: Equatable, Sendable {
    case professional(Role)
    case recovery

    /// The word in the signed bytes.
    public var word: String {
        switch self {
        case .professional(let role): role.rawValue
        case .recovery: "recovery"
        }
    }

    init?(word: String) {
        if word == "recovery" {
            self = .recovery
        } else if let role = Role(rawValue: word) {
            self = .professional(role)
        } else {
            return nil
        }
    }
}
