public import Foundation

/// What is inside a sealed message.
public struct MessageContents: Equatable, Sendable {
    public let text: String
    /// The same as a thing, where it is more than words.
    public let card: MessageCard?
    /// The last sequence number the sender had processed.
    public let seen: Int
    /// The sender's running hash there, 32 bytes.
    public let hash: Data

    public init(text: String, card: MessageCard? = nil, seen: Int, hash: Data) {
        self.text = text
        self.card = card
        self.seen = seen
        self.hash = hash
    }

    private struct Wire: Codable {
        let text: String
        let seen: Int
        let hash: String
        var card: MessageCard?

        private enum Key: CodingKey { case text, seen, hash }

        init(text: String, seen: Int, hash: String, card: MessageCard?) {
            self.text = text
            self.seen = seen
            self.hash = hash
            self.card = card
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Key.self)
            text = try fields.decode(String.self, forKey: .text)
            seen = try fields.decode(Int.self, forKey: .seen)
            hash = try fields.decode(String.self, forKey: .hash)
            do { card = try MessageCard(from: decoder) } catch { card = nil }
        }

        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: Key.self)
            try fields.encode(text, forKey: .text)
            try fields.encode(seen, forKey: .seen)
            try fields.encode(hash, forKey: .hash)
            try card?.encode(to: encoder)
        }
    }

    /// A card that is not whole, not known, or not for this sender to send, is left out: its words remain.
    init(json: Data, from sender: MessageSender.Role) throws(SealRefused) {
        let wire = try refusing(.malformed) { try JSONDecoder().decode(Wire.self, from: json) }
        let hash = try Base64URLText.bytes(wire.hash)
        try require((0...Fields.largestNumber).contains(wire.seen) && hash.count == 32, .malformed)
        self.init(text: wire.text, card: wire.card?.sender == sender ? wire.card : nil, seen: wire.seen, hash: hash)
    }

    func json() throws(SealRefused) -> Data {
        let wire = Wire(text: text, seen: seen, hash: Base64URLText.text(hash), card: card)
        return try refusing(.malformed) { try JSONEncoder().encode(wire) }
    }
}
