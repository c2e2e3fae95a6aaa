/// What a report may be used for; its pages say so.
public enum ReportStanding: Equatable, Sendable {
    case draft
    /// Published, with a second person's approval.
    case approved
    /// Published without.
    case unapproved
}
