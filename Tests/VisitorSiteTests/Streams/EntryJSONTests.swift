import Chat
import ChatWire
import Foundation
import HelplineCore
import NIOCore
import SiteSupport
import Testing

@Suite struct EntryJSONTests {
    private static let senders: [Sender.Participant] = [.visitor, .counsellor(.random())]

    @Test(arguments: senders, [ConversationID.random(), nil])
    func `a message is written as the encoder writes it`(participant: Sender.Participant, conversation: ConversationID?)
        throws
    {
        let entry = try message(from: participant)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = EntryBody(entry, for: .team)
        let encoded =
            try conversation.map {
                try encoder.encode(EntryBody.OfConversation(conversation: $0, entry: body))
            } ?? encoder.encode(body)

        let written = try #require(EntryBody.messageEvent(entry, in: conversation))

        let id = conversation.map { "\($0):12" } ?? "12"
        #expect(
            String(buffer: written.bytes)
                == "id: \(id)\nevent: entry\ndata: \(String(decoding: encoded, as: UTF8.self))\n\n")
    }

    @Test func `another entry is left to the encoder`() {
        let entry = ConversationEntry(sequence: 1, at: Timestamp(seconds: 1), content: .returned)

        #expect(EntryBody.messageEvent(entry, in: nil) == nil)
    }

    private func message(from participant: Sender.Participant) throws -> ConversationEntry {
        let sender = try #require(Sender(participant, instance: Data([0, 1, 9, 10, 15, 16, 160, 255]), counter: 7))
        let envelope = try #require(SealedEnvelope(Data((0..<284).map { UInt8(truncatingIfNeeded: $0 * 7) })))
        return ConversationEntry(
            sequence: 12, at: Timestamp(milliseconds: 1_700_000_000_999),
            content: .message(id: .random(), epoch: 3, sender: sender, envelope: envelope))
    }
}
