public import HelplineCore

/// A report that somebody proposes to publish. A second person approves exactly this, by its checksum.
public struct ReportProposal: Equatable, Sendable {
    /// Who proposed it, and can therefore not approve it.
    public let by: MemberID
    public let draft: ReportDraft

    public init(by: MemberID, _ draft: ReportDraft) {
        self.by = by
        self.draft = draft
    }
}

/// How far a year's report has come on the desk.
public struct ProposalStanding: Equatable, Sendable {
    public struct Refusal: Equatable, Sendable {
        public let by: MemberID
        public let reason: String

        public init(by: MemberID, reason: String) {
            self.by = by
            self.reason = reason
        }
    }
    /// In characters.
    public static let longestReason = 500

    public let year: Int
    public let by: MemberID
    /// `nil` while it waits for a second person.
    public let refusal: Refusal?

    public init(year: Int, by: MemberID, refusal: Refusal?) {
        self.year = year
        self.by = by
        self.refusal = refusal
    }
}
