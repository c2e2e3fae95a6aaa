/// Something professionals do on the staff site, and who of them may: the only place where that is said.
///
/// A route asks it by the type of its context; `x-action` in the OpenAPI document names the action of every operation, and
/// `RoleTableTests` tries each role on each. The same table in words is docs/operate/roles.md.
public enum StaffAction: String, Sendable, CaseIterable {
    /// The signed membership list, the names in it and one's own team keys.
    case seeTeam = "see-team"
    /// The queue, claims and everything within a conversation that one holds.
    case talkWithVisitors = "talk-with-visitors"
    /// The coded case of a conversation that one holds.
    case registerCases = "register-cases"
    /// Lets visitors in, or no new ones.
    case openAndCloseChat = "open-and-close-chat"
    /// The health of the queue, joining and taking over, what was offered to the shift lead.
    case leadShift = "lead-shift"
    case setOpeningHours = "set-opening-hours"
    /// Saved texts of the whole team.
    case keepSharedTexts = "keep-shared-texts"
    /// The organisations that the team refers to.
    case keepPartners = "keep-partners"
    /// Counts of the service itself, of weeks, never of persons.
    case seeServiceFigures = "see-service-figures"
    /// How many conversations each professional has at once, and in which languages.
    case setCapacities = "set-capacities"
    case inviteAndAdmit = "invite-and-admit"
    /// Another role, a suspension, a removal.
    case changeMembers = "change-members"
    /// A new team key, and everything that is kept sealed to it again.
    case renewTeamKey = "renew-team-key"
    /// Who opened, claimed, joined or exported what.
    case readAuditTrail = "read-audit-trail"
    /// The year's figures under disclosure control, never a case, and the proposal to publish them.
    case prepareReports = "prepare-reports"
    /// What a colleague proposes to publish, and one's word on it.
    case approveReports = "approve-reports"

    /// Who may.
    public var roles: Set<Role> {
        switch self {
        case .seeTeam: Set(Role.allCases)
        case .talkWithVisitors, .registerCases, .openAndCloseChat: [.counsellor, .shiftLead, .coordinator]
        case .leadShift, .setOpeningHours: [.shiftLead, .coordinator]
        case .seeServiceFigures: [.shiftLead, .coordinator, .researcher]
        case .keepSharedTexts, .keepPartners, .setCapacities, .inviteAndAdmit, .changeMembers, .renewTeamKey:
            [.coordinator]
        case .readAuditTrail: [.privacyOfficer]
        case .prepareReports: [.researcher]
        case .approveReports: [.coordinator, .researcher, .privacyOfficer]
        }
    }
}
