import Foundation
import HelplineCore
import Sealing

/// One participant's side of one conversation: seals and sends in order, opens and records what arrives.
struct Talk: Sendable {
    let conversation: String
    let epoch: EpochKey
    let role: MessageSender.Role
    let sender: String
    private let instance = MessageSender.newInstance()
    private var counter = 0
    private(set) var log: LogHash
    /// Texts of the other side in the order in which they arrived, repeats included.
    private(set) var received: [String] = []
    private(set) var last = 0

    init(conversation: String, epoch: EpochKey, role: MessageSender.Role, sender: String) {
        self.conversation = conversation
        self.epoch = epoch
        self.role = role
        self.sender = sender
        log = LogHash(conversation: conversation)
    }

    mutating func seal(_ text: String) throws -> WireShapes.Message {
        let from = MessageSender(role: role, id: sender, instance: instance, counter: counter)
        counter += 1
        let envelope = try epoch.seal(MessageContents(text: text, seen: log.seen, hash: log.hash), from: from)
        return WireShapes.Message(
            id: MessageID.random().description, epoch: epoch.number, instance: instance.hexadecimal,
            counter: from.counter, envelope: WireBytes(envelope))
    }

    /// Takes an entry of the log; gives the text when it is the other side's.
    ///
    /// An entry that comes twice over a stream is recorded twice: that is what the check is for.
    mutating func take(_ entry: WireShapes.Entry) throws -> String? {
        if entry.seq > last { last = entry.seq }
        guard let message = entry.message else {
            if entry.seq > log.seen { try log.pass(sequence: entry.seq) }
            return nil
        }
        let from = try message.messageSender()
        if entry.seq > log.seen {
            try log.add(sequence: entry.seq, epoch: message.epoch, sender: from, envelope: message.envelope.data)
        }
        guard from.role != role else { return nil }
        let text = try epoch.open(message.envelope.data, from: from).text
        received.append(text)
        return text
    }
}
