public import Chat
public import HelplineCore
import SiteSupport

/// A log entry on the wire, as one reader gets it: of an epoch only the key sealed to him.
public struct EntryBody: Encodable, Sendable {
    /// Who reads: the recipient's name in an epoch.
    public enum Reader: Equatable, Sendable {
        case visitor, team, guest(GuestID)

        var name: String {
            switch self {
            case .visitor: "visitor"
            case .team: "team"
            case .guest(let id): "guest:\(id)"
            }
        }
    }

    public struct MemberBody: Codable, Equatable, Sendable {
        public let id: MemberID
        public let name: String

        public init(id: MemberID, name: String) {
            self.id = id
            self.name = name
        }
    }

    struct SenderBody: Encodable {
        let role: String
        let id: String
        let instance: String
        let counter: Int64
    }

    struct MessageBody: Encodable {
        let id: MessageID
        let epoch: Int
        let sender: SenderBody
        let envelope: Base64URLBytes
    }

    private enum Keys: String, CodingKey { case seq, at, type, epoch, member, by, why }

    private let entry: ConversationEntry
    private let reader: Reader

    public init(_ entry: ConversationEntry, for reader: Reader) {
        self.entry = entry
        self.reader = reader
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(entry.sequence, forKey: .seq)
        try container.encode(entry.at.seconds, forKey: .at)
        switch entry.content {
        case .message(let id, let epoch, let sender, let envelope):
            try container.encode("message", forKey: .type)
            let message = MessageBody(
                id: id, epoch: epoch,
                sender: SenderBody(
                    role: sender.participant.role, id: sender.participant.id, instance: sender.instance.hexadecimal,
                    counter: sender.counter),
                envelope: Base64URLBytes(envelope.bytes))
            try message.encode(to: encoder)
        case .epoch(let epoch):
            try container.encode("epoch", forKey: .type)
            try container.encode(EpochRecord(epoch, for: reader), forKey: .epoch)
        case .joined(let id, let name):
            try container.encode("joined", forKey: .type)
            try container.encode(MemberBody(id: id, name: name), forKey: .member)
        case .left(let id, let name, let why):
            try container.encode("left", forKey: .type)
            try container.encode(MemberBody(id: id, name: name), forKey: .member)
            try container.encode(why.rawValue, forKey: .why)
        case .returned: try container.encode("returned", forKey: .type)
        case .codeMade: try container.encode("code", forKey: .type)
        case .requeued: try container.encode("requeued", forKey: .type)
        case .unanswered: try container.encode("unanswered", forKey: .type)
        case .closed: try container.encode("closed", forKey: .type)
        case .ended(let by):
            try container.encode("ended", forKey: .type)
            try container.encode(by.rawValue, forKey: .by)
        }
    }
}
