/// What a message is besides its words (docs/protocol.md, "Offers"): places where help is, or what she chose of them.
public enum MessageCard: Equatable, Sendable, Codable {
    case offer(MessageOffer)
    case choice(MessageChoice)

    /// The only one from whom it counts.
    public var sender: MessageSender.Role {
        switch self {
        case .offer: .counsellor
        case .choice: .visitor
        }
    }

    private enum Key: CodingKey { case kind, body }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        switch try fields.decode(String.self, forKey: .kind) {
        case "offer": self = .offer(try fields.decode(MessageOffer.self, forKey: .body))
        case "choice": self = .choice(try fields.decode(MessageChoice.self, forKey: .body))
        default: throw SealRefused(.malformed)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        switch self {
        case .offer(let offer):
            try fields.encode("offer", forKey: .kind)
            try fields.encode(offer, forKey: .body)
        case .choice(let choice):
            try fields.encode("choice", forKey: .kind)
            try fields.encode(choice, forKey: .body)
        }
    }
}
