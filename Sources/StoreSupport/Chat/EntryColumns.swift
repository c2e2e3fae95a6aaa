package import Chat
import Foundation
import HelplineCore

/// An entry's content as the columns of `entry`, and back. An epoch's keys are rows of their own.
package struct EntryColumns {
    var kind = ""
    var message: ColumnValue = .null
    var epoch: ColumnValue = .null
    var member: ColumnValue = .null
    var memberName: ColumnValue = .null
    var guest: ColumnValue = .null
    var instance: ColumnValue = .null
    var counter: ColumnValue = .null
    var envelope: ColumnValue = .null
    var endedBy: ColumnValue = .null
    var why: ColumnValue = .null

    init(_ content: ConversationEntry.Content, _ vault: Vault) throws {
        switch content {
        case .message(let id, let epoch, let sender, let envelope):
            kind = "message"
            message = id.column
            self.epoch = ColumnValue(epoch)
            switch sender.participant {
            case .visitor: break
            case .counsellor(let id): member = id.column
            case .guest(let id): guest = id.column
            }
            instance = .bytes(sender.instance)
            counter = .int(sender.counter)
            self.envelope = .bytes(try vault.wrap(envelope.bytes))
        case .epoch(let value):
            kind = "epoch"
            epoch = ColumnValue(value.number)
        case .joined(let id, let name): (kind, member, memberName) = ("joined", id.column, .text(name))
        case .left(let id, let name, let why):
            (kind, member, memberName, self.why) = ("left", id.column, .text(name), .text(why.rawValue))
        case .returned: kind = "returned"
        case .codeMade: kind = "code"
        case .requeued: kind = "requeued"
        case .unanswered: kind = "unanswered"
        case .ended(let by): (kind, endedBy) = ("ended", .text(by.rawValue))
        case .closed: kind = "closed"
        }
    }

    /// `epochs` gives the epoch with a number; throws when the row does not hold a whole entry.
    package static func content(of row: StoredRow, _ vault: Vault, epochs: (Int) throws -> Epoch) throws
        -> ConversationEntry.Content
    {
        switch try row.text("kind") {
        case "message":
            return .message(
                id: try row.id("message"), epoch: try row.int("epoch"),
                sender: try sender(of: row),
                envelope: try row.value("envelope") { SealedEnvelope(try vault.unwrap($0)) })
        case "epoch": return .epoch(try epochs(row.int("epoch")))
        case "joined": return .joined(try member(of: row), displayName: try row.text("member_name"))
        case "left":
            return .left(
                try member(of: row), displayName: try row.text("member_name"),
                why: try row.value("why", as: ConversationEntry.Leaving.self))
        case "returned": return .returned
        case "code": return .codeMade
        case "requeued": return .requeued
        case "unanswered": return .unanswered
        case "ended": return .ended(by: try row.value("ended_by", as: ConversationEntry.EndedBy.self))
        case "closed": return .closed
        default: throw StoreFailure.damaged("an entry is of no known kind")
        }
    }

    private static func member(of row: StoredRow) throws -> MemberID { try row.id("member") }

    private static func sender(of row: StoredRow) throws -> Sender {
        let participant: Sender.Participant =
            try row.optionalID("member").map(Sender.Participant.counsellor)
            ?? row.optionalID("guest").map(Sender.Participant.guest) ?? .visitor
        guard
            let sender = Sender(
                participant, instance: try row.bytes("instance"), counter: Int64(try row.int("counter")))
        else { throw StoreFailure.damaged("a message has no proper sender") }
        return sender
    }
}
