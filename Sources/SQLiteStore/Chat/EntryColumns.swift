import Chat
import Foundation
import GRDB
import HelplineCore

/// An entry's content as the columns of `entry`, and back. An epoch's keys are rows of their own.
struct EntryColumns {
    var kind = ""
    var message: Data?
    var epoch: Int?
    var member: Data?
    var memberName: String?
    var instance: Data?
    var counter: Int64?
    var envelope: Data?
    var endedBy: String?

    init(_ content: ConversationEntry.Content, _ vault: Vault) throws {
        switch content {
        case .message(let id, let epoch, let sender, let envelope):
            kind = "message"
            message = id.column
            self.epoch = epoch
            if case .counsellor(let id) = sender.participant { member = id.column }
            instance = sender.instance
            counter = sender.counter
            self.envelope = try vault.wrap(envelope.bytes)
        case .epoch(let value):
            kind = "epoch"
            epoch = value.number
        case .joined(let id, let name): (kind, member, memberName) = ("joined", id.column, name)
        case .left(let id, let name): (kind, member, memberName) = ("left", id.column, name)
        case .returned: kind = "returned"
        case .codeMade: kind = "code"
        case .requeued: kind = "requeued"
        case .ended(let by): (kind, endedBy) = ("ended", by.rawValue)
        case .closed: kind = "closed"
        }
    }

    /// `epochs` gives the epoch with a number; throws when the row does not hold a whole entry.
    static func content(of row: Row, _ vault: Vault, epochs: (Int) throws -> Epoch) throws
        -> ConversationEntry.Content
    {
        let kind: String = row["kind"]
        switch kind {
        case "message":
            return .message(
                id: try MessageID(column: row["message"]), epoch: row["epoch"], sender: try sender(of: row),
                envelope: try row.value("envelope") { SealedEnvelope(try vault.unwrap($0)) })
        case "epoch": return .epoch(try epochs(row["epoch"]))
        case "joined": return .joined(try MemberID(column: row["member"]), displayName: row["member_name"])
        case "left": return .left(try MemberID(column: row["member"]), displayName: row["member_name"])
        case "returned": return .returned
        case "code": return .codeMade
        case "requeued": return .requeued
        case "ended": return .ended(by: try row.value("ended_by", as: ConversationEntry.EndedBy.self))
        case "closed": return .closed
        default: throw StoreFailure.damaged("an entry is of no known kind")
        }
    }

    private static func sender(of row: Row) throws -> Sender {
        let member: Data? = row["member"]
        let participant: Sender.Participant = try member.map { .counsellor(try MemberID(column: $0)) } ?? .visitor
        guard let sender = Sender(participant, instance: row["instance"], counter: row["counter"]) else {
            throw StoreFailure.damaged("a message has no proper sender")
        }
        return sender
    }
}
