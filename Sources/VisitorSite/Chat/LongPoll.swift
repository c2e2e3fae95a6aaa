import Chat
import ChatWire
import HelplineCore
import Hummingbird
import SiteSupport

extension VisitorSite {
    struct PollAnswer: Encodable {
        let entries: [EntryBody]
        let last: Int64
        let state: String
        let queue: QueuePlace?
        let left: Bool
        let present: [PresentMember]
        let typing: [String]
    }

    /// Answers when there is an entry after the cursor, when anything was announced, or after `wait` seconds (1 to 30).
    ///
    /// Her presence lasts while it waits. Unlike a stream's it is not announced: two tabs that poll would wake each other.
    func poll(_ visitor: Visitor, after: Int64, wait: Substring) async throws -> Response {
        guard let seconds = Int(wait), (1...30).contains(seconds) else { throw Problem.invalid("wait") }
        let id = visitor.session.conversation
        let wakeups = await hub.wakeups(for: [.conversation(id), .queue])
        await presence.arrive(.visitor, in: id)
        streams.take(visitor.token)
        let result: Result<PollAnswer, any Error>
        do {
            var found = try await answer(id, after: after)
            if found.entries.isEmpty {
                await LongPoll.wait(for: wakeups.sequence, atMost: .seconds(seconds))
                found = try await answer(id, after: after)
            }
            result = .success(found)
        } catch {
            result = .failure(error)
        }
        await hub.unsubscribe(wakeups.subscription)
        await presence.leave(.visitor, in: id)
        streams.giveBack(visitor.token)
        return try .json(try result.get())
    }

    private func answer(_ id: ConversationID, after: Int64) async throws -> PollAnswer {
        let conversation = try await stores.conversations.conversation(id)
        let entries = try await stores.log.page(of: id, after: after, limit: 200).entries
        let state = try await state(of: conversation)
        return PollAnswer(
            entries: entries.map { EntryBody($0, for: .visitor) }, last: entries.last?.sequence ?? after,
            state: state.state, queue: state.queue, left: state.left, present: state.present, typing: state.typing)
    }
}
