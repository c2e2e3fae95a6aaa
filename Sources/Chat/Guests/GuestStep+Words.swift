public import HelplineCore

/// As a step is stored and told.
extension Guest.Step {
    public var word: String {
        switch self {
        case .proposed: "proposed"
        case .agreed: "agreed"
        case .confirmed: "confirmed"
        case .invited: "invited"
        case .knocking: "knocking"
        case .present: "present"
        case .refused: "refused"
        case .left: "left"
        case .expired: "expired"
        }
    }

    /// Of a step that is the last: on whose word he left, or why he never came.
    public var why: String? {
        switch self {
        case .left(let why): why.rawValue
        case .expired(let why): why.rawValue
        default: nil
        }
    }

    /// Until when it may be answered or used.
    public var until: Timestamp? {
        switch self {
        case .proposed(let until), .invited(let until, _), .knocking(let until, _): until
        default: nil
        }
    }

    /// Of the spoken code.
    public var triesLeft: Int? {
        switch self {
        case .invited(_, let left), .knocking(_, let left): left
        default: nil
        }
    }
}
