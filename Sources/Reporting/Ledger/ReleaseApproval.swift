public import HelplineCore

/// Who else looked at a report before it was published.
public enum ReleaseApproval: Equatable, Sendable {
    /// Somebody of the team, who proved it with a code of the moment.
    case member(MemberID)
    case nobody(reason: String)

    /// Who may approve: not who talks with visitors and nothing else.
    public static let roles = StaffAction.approveReports.roles
    /// In characters.
    public static let longestReason = 500

    /// What the page says of it.
    public var standing: ReportStanding {
        switch self {
        case .member: .approved
        case .nobody: .unapproved
        }
    }
}
