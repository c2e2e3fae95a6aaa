/// What a professional may do; the words of the glossary.
public enum Role: String, Sendable, Codable, CaseIterable {
    case coordinator
    case shiftLead = "shift-lead"
    case counsellor
    case researcher
    case privacyOfficer = "privacy-officer"

    /// Talks with visitors: sees the queue, claims, opens and registers.
    public var talksWithVisitors: Bool {
        switch self {
        case .coordinator, .shiftLead, .counsellor: true
        case .researcher, .privacyOfficer: false
        }
    }

    /// Admits people: signs membership statements.
    public var admitsMembers: Bool { self == .coordinator }
}
