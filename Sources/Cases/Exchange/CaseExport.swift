public import HelplineCore

/// Cases that left the installation: what, why and when. Never how many or whose.
public struct CaseExport: Equatable, Sendable {
    public let year: Int
    public let form: ExchangeForm
    public let reason: String
    /// The hour, as in the audit trail.
    public let at: Timestamp

    /// In characters.
    public static let longestReason = 500

    /// `nil` without a reason, or with one that is too long or has more lines than one.
    public init?(year: Int, form: ExchangeForm, reason: String, at: Timestamp) {
        guard (1...Self.longestReason).contains(reason.unicodeScalars.count),
            reason.contains(where: { !$0.isWhitespace }),
            !reason.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        self.year = year
        self.form = form
        self.reason = reason
        self.at = at.hour
    }
}
