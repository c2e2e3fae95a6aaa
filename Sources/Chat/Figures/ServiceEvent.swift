public import HelplineCore

/// Something that happens in the service and is counted in the transaction in which it happens.
public enum ServiceEvent: Equatable, Sendable {
    case arrived(Language)
    /// A professional took her from the queue.
    case reached(after: Duration)
    /// She left the queue, or erased her conversation while she waited.
    case left(after: Duration)
    /// Her tab was gone for so long that the sitting ended by itself: when she left is not known.
    case fellSilent
    /// She left a message to be read later.
    case leftMessage(Language)
    case answered(SurveyAnswer)
    /// A second professional judged what a colleague wants to pass on without a yes.
    case judgedPassing(_ agrees: Bool)
    /// Something was passed on without a yes.
    case passedOn(Passing.Ground, Passing.Told)

    /// What is one more by it, in the order in which stores take their locks: by measure.
    public func counts(at: Timestamp) -> [ServiceCount] {
        switch self {
        case .arrived(let language):
            [
                ServiceCount(.hour, DayPart(at).rawValue), ServiceCount(.language, language.rawValue),
            ]
        case .reached(let wait):
            [
                ServiceCount(.outcome, WaitingEnd.reached.rawValue), ServiceCount(.wait, WaitClass(wait).rawValue),
            ]
        case .left(let wait):
            [
                ServiceCount(.left, WaitClass(wait).rawValue), ServiceCount(.outcome, WaitingEnd.left.rawValue),
            ]
        case .fellSilent: [ServiceCount(.outcome, WaitingEnd.silent.rawValue)]
        case .leftMessage(let language): [ServiceCount(.message, language.rawValue)]
        case .answered(let answer): [ServiceCount(answer.question.measure, answer.degree.rawValue)]
        case .judgedPassing(let agrees): [ServiceCount(.second, agrees ? "agreed" : "declined")]
        case .passedOn(let ground, let told):
            [ServiceCount(.ground, ground.rawValue), ServiceCount(.told, told.rawValue)]
        }
    }
}

/// One class of one measure.
public struct ServiceCount: Hashable, Sendable {
    public let measure: ServiceMeasure
    public let code: String

    public init(_ measure: ServiceMeasure, _ code: String) {
        self.measure = measure
        self.code = code
    }
}
