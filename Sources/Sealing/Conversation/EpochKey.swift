public import Foundation

/// An opened epoch: seals and opens its messages.
public struct EpochKey: Sendable {
    public let conversation: String
    public let number: Int
    public let teamEpoch: Int
    public let audience: [String]
    /// The public keys of those of the audience who are guests, by reader. Empty for a guest, and in an epoch of before these were told.
    public let guests: [String: Data]
    private let messageKey: Data

    /// `told`: the epoch's key (32 bytes), and after it the public key (65) of every guest in the audience's order, or of none.
    init(_ epoch: SealedEpoch, conversation: String, told: Data) throws(SealRefused) {
        let names = epoch.audience.filter(Audience.isGuest)
        try require(told.count == 32 || told.count == 32 + 65 * names.count, .epoch)
        let (key, rest) = (Data(told.prefix(32)), Data(told.dropFirst(32)))
        guests = Dictionary(
            uniqueKeysWithValues: rest.isEmpty
                ? [] : names.enumerated().map { ($1, Data(rest.dropFirst(65 * $0).prefix(65))) })
        try require(guests.values.allSatisfy { $0.first == 4 }, .epoch)
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
