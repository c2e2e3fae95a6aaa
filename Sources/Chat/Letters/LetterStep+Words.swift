public import HelplineCore

/// As a step is stored and told.
extension Letter.Step {
    public var word: String {
        switch self {
        case .proposed: "proposed"
        case .agreed: "agreed"
        case .confirmed: "confirmed"
        case .sent: "sent"
        case .opened: "opened"
        case .received: "received"
        case .refused: "refused"
        case .expired: "expired"
        }
    }

    public var why: String? {
        if case .expired(let why) = self { why.rawValue } else { nil }
    }

    /// Until when it may be opened or confirmed.
    public var until: Timestamp? {
        switch self {
        case .sent(let until, _), .opened(let until): until
        default: nil
        }
    }

    public var triesLeft: Int? {
        if case .sent(_, let left) = self { left } else { nil }
    }
}
