import Accounts
import Foundation
import HelplineCore

/// One line of the trail as it is read; of a line past its term only the number is left.
struct AuditLine: Encodable {
    let number: Int64
    let hour: Int64?
    let action: String?
    /// `visitor`, `system`, `command-line` or `member:<id>`.
    let actor: String?
    /// The name the member signs in with now.
    let name: String?
    /// The conversation's pseudonym in hexadecimal; absent when the line is about none.
    let conversation: String?

    init(_ record: AuditRecord, names: [MemberID: String]) {
        func text(_ field: AuditRecord.Field) -> String? { field.value.map { String(decoding: $0, as: UTF8.self) } }
        number = record.number
        hour = text(record.hour).flatMap { Int64($0) }
        action = text(record.action)
        actor = text(record.actor)
        let pseudonym = record.conversation.value ?? Data()
        conversation = pseudonym.isEmpty ? nil : pseudonym.map { String(format: "%02x", $0) }.joined()
        if let actor, case .member(let id) = AuditEntry.Actor(word: actor) { name = names[id] } else { name = nil }
    }

    /// Number, hour, action, actor, name and conversation. No value holds a comma, a quote or a line's end.
    var csv: String {
        let time = hour.map { Date(timeIntervalSince1970: TimeInterval($0)).formatted(.iso8601) }
        return [String(number), time, action, actor, name, conversation].map { $0 ?? "" }.joined(separator: ",")
            + "\r\n"
    }
    static let csvHeading = "number,hour,action,actor,name,conversation\r\n"
}

extension MemberStore {
    /// The names of the trail's actors.
    func namesByID() async throws(StoreFailure) -> [MemberID: String] {
        Dictionary(try await members().map { ($0.id, $0.name.text) }, uniquingKeysWith: { first, _ in first })
    }
}
