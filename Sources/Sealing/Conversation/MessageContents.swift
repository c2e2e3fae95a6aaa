public import Foundation

/// What is inside a sealed message.
public struct MessageContents: Equatable, Sendable {
    public let text: String
    /// The last sequence number the sender had processed.
    public let seen: Int
    /// The sender's running hash there, 32 bytes.
    public let hash: Data

    public init(text: String, seen: Int, hash: Data) {
        self.text = text
        self.seen = seen
        self.hash = hash
    }

    private struct Wire: Codable {
        let text: String
        let seen: Int
        let hash: String
    }

    init(json: Data) throws(SealRefused) {
        let wire = try refusing(.malformed) { try JSONDecoder().decode(Wire.self, from: json) }
        let hash = try Base64URLText.bytes(wire.hash)
        try require((0...Fields.largestNumber).contains(wire.seen) && hash.count == 32, .malformed)
        self.init(text: wire.text, seen: wire.seen, hash: hash)
    }

    func json() throws(SealRefused) -> Data {
        let wire = Wire(text: text, seen: seen, hash: Base64URLText.text(hash))
        return try refusing(.malformed) { try JSONEncoder().encode(wire) }
    }
}
