import Chat
import Foundation
import HelplineCore

/// An entry's content as the columns of `entry`, and back. An epoch's keys are rows of their own.
struct EntryColumns {
    var kind = ""
    var message: PostgresValue = .null
    var epoch: PostgresValue = .null
    var member: PostgresValue = .null
    var memberName: PostgresValue = .null
    var instance: PostgresValue = .null
    var counter: PostgresValue = .null
    var envelope: PostgresValue = .null
    var endedBy: PostgresValue = .null

    init(_ content: ConversationEntry.Content, _ vault: Vault) throws {
        switch content {
        case .message(let id, let epoch, let sender, let envelope):
            kind = "message"
            message = id.column
            self.epoch = PostgresValue(epoch)
            if case .counsellor(let id) = sender.participant { member = id.column }
            instance = .bytes(sender.instance)
            counter = .int(sender.counter)
            self.envelope = .bytes(try vault.wrap(envelope.bytes))
        case .epoch(let value):
            kind = "epoch"
            epoch = PostgresValue(value.number)
        case .joined(let id, let name): (kind, member, memberName) = ("joined", id.column, .text(name))
        case .left(let id, let name): (kind, member, memberName) = ("left", id.column, .text(name))
        case .returned: kind = "returned"
        case .codeMade: kind = "code"
        case .requeued: kind = "requeued"
        case .ended(let by): (kind, endedBy) = ("ended", .text(by.rawValue))
        case .closed: kind = "closed"
        }
    }

    /// `epochs` gives the epoch with a number; throws when the row does not hold a whole entry.
    static func content(of row: PostgresRow, _ vault: Vault, epochs: (Int) throws -> Epoch) throws
        -> ConversationEntry.Content
    {
        switch try row.text("kind") {
        case "message":
            return .message(
                id: try MessageID(column: row.bytes("message")), epoch: try row.int("epoch"),
                sender: try sender(of: row),
                envelope: try row.value("envelope") { SealedEnvelope(try vault.unwrap($0)) })
        case "epoch": return .epoch(try epochs(row.int("epoch")))
        case "joined": return .joined(try member(of: row), displayName: try row.text("member_name"))
        case "left": return .left(try member(of: row), displayName: try row.text("member_name"))
        case "returned": return .returned
        case "code": return .codeMade
        case "requeued": return .requeued
        case "ended": return .ended(by: try row.value("ended_by", as: ConversationEntry.EndedBy.self))
        case "closed": return .closed
        default: throw StoreFailure.damaged("an entry is of no known kind")
        }
    }

    private static func member(of row: PostgresRow) throws -> MemberID { try MemberID(column: row.bytes("member")) }

    private static func sender(of row: PostgresRow) throws -> Sender {
        let participant: Sender.Participant =
            try row.optionalBytes("member").map { .counsellor(try MemberID(column: $0)) } ?? .visitor
        guard
            let sender = Sender(
                participant, instance: try row.bytes("instance"), counter: Int64(try row.int("counter")))
        else { throw StoreFailure.damaged("a message has no proper sender") }
        return sender
    }
}
