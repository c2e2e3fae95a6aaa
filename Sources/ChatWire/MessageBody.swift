public import Chat
import Foundation
public import HelplineCore
public import SiteSupport

/// A message as a browser posts it.
public struct MessageBody: Codable, Equatable, Sendable {
    /// The client's id: the same one again is the same message.
    public let id: MessageID
    public let epoch: Int
    /// 16 hexadecimal digits.
    public let instance: String
    public let counter: Int64
    public let envelope: Base64URLBytes

    /// The message of this participant. Throws `Problem.invalid` or, for an envelope above the limit, `Problem.tooLong`.
    public func message(from participant: Sender.Participant) throws(Problem) -> NewMessage {
        guard let bytes = Data(hexadecimal: instance) else { throw .invalid("instance") }
        guard let sender = Sender(participant, instance: bytes, counter: counter) else { throw .invalid("counter") }
        guard envelope.data.count <= SealedEnvelope.largestSize else { throw .tooLong }
        guard let sealed = SealedEnvelope(envelope.data) else { throw .invalid("envelope") }
        guard epoch >= 1 else { throw .invalid("epoch") }
        return NewMessage(id: id, epoch: epoch, sender: sender, envelope: sealed)
    }
}
