public import Chat
public import HelplineCore
public import SiteSupport

extension EntryBody {
    /// The entry as an event of a stream.
    ///
    /// - Parameters:
    ///   - id: what the reader sends back to go on from here.
    ///   - conversation: named where one stream carries several.
    public static func event(
        _ entry: ConversationEntry, for reader: Reader, id: String, in conversation: ConversationID? = nil
    ) throws -> ServerSentEvent {
        if let json = messageJSON(entry, in: conversation) { return ServerSentEvent("entry", id: id, json: json) }
        guard let conversation else {
            return try ServerSentEvent("entry", id: id, data: EntryBody(entry, for: reader))
        }
        return try ServerSentEvent(
            "entry", id: id, data: OfConversation(conversation: conversation, entry: EntryBody(entry, for: reader)))
    }

    /// A message without the encoder, which took longer than sealing it; the same bytes as the encoder's, since nothing in it can
    /// need escaping. `nil` for any other entry.
    package static func messageJSON(_ entry: ConversationEntry, in conversation: ConversationID?) -> String? {
        guard case .message(let id, let epoch, let sender, let envelope) = entry.content else { return nil }
        let place = conversation.map { #""conversation":"\#($0)","# } ?? ""
        let from = """
            {"counter":\(sender.counter),"id":"\(sender.participant.id)",\
            "instance":"\(sender.instance.hexadecimal)","role":"\(sender.participant.role)"}
            """
        return """
            {"at":\(entry.at.seconds),\(place)"envelope":"\(envelope.bytes.base64URL)","epoch":\(epoch),"id":"\(id)",\
            "sender":\(from),"seq":\(entry.sequence),"type":"message"}
            """
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
