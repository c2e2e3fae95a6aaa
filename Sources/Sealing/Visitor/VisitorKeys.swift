public import Foundation

/// V and R of one conversation: what the visitor's tab holds in memory.
public struct VisitorKeys: Sendable {
    /// The conversation's id, lower-case UUID text.
    public let conversation: String
    public let pair: KeyPair
    /// R, 32 bytes.
    public let root: Data

    /// Fresh keys.
    public init(conversation: String) {
        self.conversation = conversation
        pair = KeyPair()
        root = Derivation.random(32)
    }

    private init(conversation: String, contents: Data) throws(SealRefused) {
        try require(contents.count == 129, .malformed)
        self.conversation = conversation
        pair = try KeyPair(record: Data(contents.prefix(97)))
        root = Data(contents.suffix(32))
    }

    /// Opens what ``wrapped(by:)`` made; `sealed` for another ticket or conversation.
    public init(conversation: String, wrapped: Data, ticket: Ticket) throws(SealRefused) {
        let plain = try Envelope.open(ticket.key, additionalData("ticket", conversation), wrapped)
        try self.init(conversation: conversation, contents: plain)
    }

    /// Opens what ``wrapped(by:)-(ReturnCode.Keys)`` made; `sealed` for another code or conversation.
    public init(conversation: String, wrapped: Data, returnKeys: ReturnCode.Keys) throws(SealRefused) {
        let plain = try Envelope.open(returnKeys.wrapping, additionalData("return", conversation), wrapped)
        try self.init(conversation: conversation, contents: plain)
    }

    /// For the server to keep while the tab lives.
    public func wrapped(by ticket: Ticket) throws(SealRefused) -> Data {
        try Envelope.seal(ticket.key, additionalData("ticket", conversation), pair.record + root)
    }

    /// For the server to keep as long as the return code is valid.
    public func wrapped(by keys: ReturnCode.Keys) throws(SealRefused) -> Data {
        try Envelope.seal(keys.wrapping, additionalData("return", conversation), pair.record + root)
    }

    /// R and V's public key, sealed to the team.
    public func sealedRoot(teamEpoch: Int, teamPublic: Data) throws(SealRefused) -> Data {
        try HybridSeal.seal(
            to: teamPublic, kind: "root", additional: additionalData("root", conversation, teamEpoch),
            root + pair.publicBytes)
    }

    /// What the visitor's own side can open and mint epochs with.
    public var conversationRoot: ConversationRoot {
        ConversationRoot(conversation: conversation, root: root, visitorPublic: pair.publicBytes)
    }
}
