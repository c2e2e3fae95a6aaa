/// One tap after a conversation: an answer to one question, beside nothing that says whose it is.
public struct SurveyAnswer: Equatable, Sendable {
    public enum Question: String, Sendable, CaseIterable {
        case helped, again, found

        var measure: ServiceMeasure {
            switch self {
            case .helped: .helped
            case .again: .again
            case .found: .found
            }
        }
    }
    public enum Degree: String, Sendable, CaseIterable { case yes, some, no }

    public let question: Question
    public let degree: Degree

    public init(_ question: Question, _ degree: Degree) {
        self.question = question
        self.degree = degree
    }
}
