import HelplineCore

/// What is counted of the service itself, by week, in classes that are fixed here. Nothing is counted by person or by professional.
public enum ServiceMeasure: String, Sendable, CaseIterable {
    /// Somebody came into the queue, in this language. A visitor who came back to it counts again.
    case language
    /// The same, by the part of the day in the Netherlands.
    case hour
    /// How waiting ended.
    case outcome
    /// How long those waited who were reached.
    case wait
    /// How long those waited who left before that.
    case left
    /// Somebody left a message to be read later, in this language. She is not in the queue.
    case message
    /// Answers after the conversation: did it help, would she come again, was it easy to find.
    case helped, again, found
    /// On which ground something was passed on without a yes, whether she was told, and what the second professional said.
    case ground, told, second

    /// Whether it is so seldom that only whole years of it are shown, and no shorter period, which would give small counts away.
    public var isYearly: Bool {
        switch self {
        case .ground, .told, .second: true
        case .language, .hour, .outcome, .wait, .left, .message, .helped, .again, .found: false
        }
    }

    /// Every class of it, in the order in which people read them.
    public var classes: [String] {
        switch self {
        case .language, .message: Language.allCases.map(\.rawValue)
        case .hour: DayPart.allCases.map(\.rawValue)
        case .outcome: WaitingEnd.allCases.map(\.rawValue)
        case .wait, .left: WaitClass.allCases.map(\.rawValue)
        case .helped, .again, .found: SurveyAnswer.Degree.allCases.map(\.rawValue)
        case .ground: Passing.Ground.allCases.map(\.rawValue)
        case .told: Passing.Told.allCases.map(\.rawValue)
        case .second: ["agreed", "declined"]
        }
    }
}
