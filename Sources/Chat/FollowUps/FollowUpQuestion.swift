/// What is asked after a referral, in which weeks, and what can be heard.
public enum FollowUpQuestion: String, Sendable, CaseIterable, Codable {
    /// Whether she arrived where she was referred to.
    case arrived
    /// How far she is on the way to the police, which she may leave at any step: asked until she has reported, or does not want to.
    case police

    /// Weeks after the referral in which it is asked.
    public var weeks: [Int] {
        switch self {
        case .arrived: [1, 4, 12]
        case .police: [1] + stride(from: 4, through: 52, by: 4)
        }
    }

    /// After so many weeks it goes, whoever has answered it.
    public var lastWeek: Int { (weeks.last ?? 0) + 2 }

    public var answers: [FollowUpAnswer] {
        switch self {
        case .arrived: [.arrived, .notArrived, .unknown]
        case .police: [.no, .doubt, .anonymous, .talk, .notice, .report, .done, .unknown]
        }
    }

    /// After one of these nothing is left to ask.
    public var last: Set<FollowUpAnswer> {
        switch self {
        case .arrived: [.arrived]
        case .police: [.no, .done]
        }
    }
}

/// What the one who was asked says: a code, and not a word about her.
public enum FollowUpAnswer: String, Sendable, CaseIterable, Codable {
    case unknown
    // Whether she arrived.
    case arrived
    case notArrived = "not-arrived"
    // How far she is, by the codes of the field `willingness`.
    case no
    case doubt
    case anonymous = "anon"
    case talk = "info"
    case notice = "melding"
    case report = "aangifte"
    case done
}
