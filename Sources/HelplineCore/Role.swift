/// What a professional is in the team; the words of the glossary. What each may do is `StaffAction.roles`.
public enum Role: String, Sendable, Codable, CaseIterable {
    case coordinator
    case shiftLead = "shift-lead"
    case counsellor
    case researcher
    case privacyOfficer = "privacy-officer"

    public func may(_ action: StaffAction) -> Bool { action.roles.contains(self) }
}
