import Chat
import ChatWire
import HelplineCore

/// An entry with the conversation it belongs to: one stream carries all of a professional's conversations.
struct StaffEntryBody: Encodable {
    let conversation: ConversationID
    let entry: ConversationEntry

    private enum Keys: String, CodingKey { case conversation }

    func encode(to encoder: any Encoder) throws {
        try EntryBody(entry, for: .team).encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(conversation, forKey: .conversation)
    }
}
