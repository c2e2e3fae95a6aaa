public import Chat
public import HelplineCore
import NIOCore
public import SiteSupport

/// A message in a request of the plainest form: where it belongs and what it says.
public struct PostedMessage: Sendable {
    public let conversation: ConversationID
    private let body: MessageBody

    /// `nil` for any other request, and for one whose message the router's decoder has to judge.
    public init?(_ request: PlainRequest) {
        let parts = request.path.utf8.split(
            separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].isEmpty, parts[1].elementsEqual("conversations".utf8),
            parts[3].elementsEqual("messages".utf8), let conversation = ConversationID(Substring(parts[2])),
            request.field("content-type") == "application/json", request.body.readableBytes <= RequestLimits.body,
            let body = MessageBody(plain: request.body)
        else { return nil }
        self.conversation = conversation
        self.body = body
    }

    /// The message of this participant; `nil` when it is none.
    public func message(from participant: Sender.Participant) -> NewMessage? {
        do { return try body.message(from: participant) } catch { return nil }
    }
}
