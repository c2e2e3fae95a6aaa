public import HelplineCore

/// Where answers after a conversation go: each makes one number greater and leaves nothing else.
public protocol SurveyBox: Sendable {
    func count(_ answer: SurveyAnswer, at: Timestamp) async throws(StoreFailure)
}
