import Foundation
import HelplineCore
import Hummingbird
import SiteSupport

extension Request {
    /// `action`, `actor`, `conversation` (64 hexadecimal digits), `from` and `until` (seconds since 1970) of the query; an empty one is
    /// not asked. Throws `Problem.invalid` with the name of a wrong one.
    func auditQuestion() throws(Problem) -> AuditQuestion {
        var question = AuditQuestion()
        if let word = asked("action") {
            guard let action = AuditEntry.Action(rawValue: word) else { throw .invalid("action") }
            question.action = action
        }
        if let word = asked("actor") {
            guard let actor = AuditEntry.Actor(word: word) else { throw .invalid("actor") }
            question.actor = actor
        }
        if let digits = asked("conversation") {
            guard let pseudonym = Data(hexadecimal: digits), pseudonym.count == 32 else {
                throw .invalid("conversation")
            }
            question.conversation = pseudonym
        }
        if asked("from") != nil {
            question.from = try number("from", in: 0...9_999_999_999).map(Timestamp.init(seconds:))
        }
        if asked("until") != nil {
            question.until = try number("until", in: 0...9_999_999_999).map(Timestamp.init(seconds:))
        }
        return question
    }

    private func asked(_ name: Substring) -> String? {
        guard let text = uri.queryParameters[name], !text.isEmpty else { return nil }
        return String(text)
    }
}

extension Data {
    fileprivate init?(hexadecimal text: String) {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
        self.init(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
    }
}
