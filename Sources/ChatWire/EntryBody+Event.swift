public import Chat
public import HelplineCore
import NIOCore
public import SiteSupport

extension EntryBody {
    /// The entry as an event of a stream; `conversation` is named where one stream carries several. Its id is what the reader sends
    /// back to go on from here.
    public static func event(_ entry: ConversationEntry, for reader: Reader, in conversation: ConversationID? = nil)
        throws -> ServerSentEvent
    {
        if let event = messageEvent(entry, in: conversation) { return event }
        guard let conversation else {
            return try ServerSentEvent("entry", id: String(entry.sequence), data: EntryBody(entry, for: reader))
        }
        return try ServerSentEvent(
            "entry", id: "\(conversation):\(entry.sequence)",
            data: OfConversation(conversation: conversation, entry: EntryBody(entry, for: reader)))
    }

    /// A message without the encoder, which took longer than sealing it: the same bytes, since nothing in it can need escaping. `nil`
    /// for any other entry.
    public static func messageEvent(_ entry: ConversationEntry, in conversation: ConversationID?) -> ServerSentEvent? {
        guard case .message(let id, let epoch, let sender, let envelope) = entry.content else { return nil }
        var out = ByteBufferAllocator().buffer(capacity: envelope.bytes.base64URLCount + 400)
        out.writeStaticString("id: ")
        if let conversation {
            out.write(conversation)
            out.writeStaticString(":")
        }
        out.write(entry.sequence)
        out.writeStaticString("\nevent: entry\ndata: {\"at\":")
        out.write(entry.at.seconds)
        if let conversation {
            out.writeStaticString(",\"conversation\":\"")
            out.write(conversation)
            out.writeStaticString("\"")
        }
        out.writeStaticString(",\"envelope\":\"")
        out.writeWithUnsafeMutableBytes(minimumWritableBytes: envelope.bytes.base64URLCount) {
            envelope.bytes.writeBase64URL(to: $0)
            return envelope.bytes.base64URLCount
        }
        out.writeStaticString("\",\"epoch\":")
        out.write(Int64(epoch))
        out.writeStaticString(",\"id\":\"")
        out.write(id)
        out.writeStaticString("\",\"sender\":{\"counter\":")
        out.write(sender.counter)
        out.writeStaticString(",\"id\":\"")
        out.writeString(sender.participant.id)
        out.writeStaticString("\",\"instance\":\"")
        out.writeString(sender.instance.hexadecimal)
        out.writeStaticString("\",\"role\":\"")
        out.writeString(sender.participant.role)
        out.writeStaticString("\"},\"seq\":")
        out.write(entry.sequence)
        out.writeStaticString(",\"type\":\"message\"}\n\n")
        return ServerSentEvent(bytes: out)
    }

    /// An entry with the conversation it belongs to: one stream carries all of a professional's conversations.
    public struct OfConversation: Encodable, Sendable {
        private let conversation: ConversationID
        private let entry: EntryBody

        private enum Keys: String, CodingKey { case conversation }

        public init(conversation: ConversationID, entry: EntryBody) {
            self.conversation = conversation
            self.entry = entry
        }

        public func encode(to encoder: any Encoder) throws {
            try entry.encode(to: encoder)
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(conversation, forKey: .conversation)
        }
    }
}

extension ByteBuffer {
    fileprivate mutating func write(_ number: Int64) { writeString(String(number)) }

    fileprivate mutating func write<Thing>(_ id: Identifier<Thing>) {
        writeWithUnsafeMutableBytes(minimumWritableBytes: Identifier<Thing>.length) {
            id.write(to: $0)
            return Identifier<Thing>.length
        }
    }
}
