public import Foundation

/// An opened epoch: seals and opens its messages.
public struct EpochKey: Sendable {
    public let conversation: String
    public let number: Int
    public let teamEpoch: Int
    public let audience: [String]
    private let messageKey: Data

    init(_ epoch: SealedEpoch, conversation: String, key: Data) throws(SealRefused) {
        try require(key.count == 32, .epoch)
        self.conversation = conversation
        number = epoch.number
        teamEpoch = epoch.teamEpoch
        audience = epoch.audience
        messageKey = Derivation.key(key, "message key", conversation, epoch.number)
    }

    /// The envelope of a message.
    public func seal(_ contents: MessageContents, from sender: MessageSender) throws(SealRefused) -> Data {
        let additional = try sender.additionalData(conversation: conversation, epoch: number)
        return try Envelope.seal(messageKey, additional, Envelope.padded(contents.json()))
    }

    /// `sealed` when altered, moved, or of another epoch or sender.
    public func open(_ envelope: Data, from sender: MessageSender) throws(SealRefused) -> MessageContents {
        let additional = try sender.additionalData(conversation: conversation, epoch: number)
        return try MessageContents(
            json: Envelope.unpadded(Envelope.open(messageKey, additional, envelope)), from: sender.role)
    }
}
