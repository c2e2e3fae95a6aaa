import Accounts
import Chat
import ChatWire
import HelplineCore
import HTTPTypes
import Hummingbird
import SiteSupport

extension StaffChat {
    struct PollAnswer: Encodable {
        let entries: [EntryBody.OfConversation]
        let queue: QueueBody
        let states: [ConversationStateBody]
        let erased: [ConversationID]
        let calls: CallsBody
    }

    /// GET /events?after=<conversation>:<seq>,…: all of a professional's conversations on one stream; with `wait` a long poll.
    @Sendable func streamEvents(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let cursors = try cursors(of: request)
        let member = context.professional.id
        if streams.isFull(member) { throw Problem.tooMany(retryAfter: 5) }
        try streamBuckets.take(member, at: now())
        let line = StaffLine(chat: self, professional: context.professional)
        if let wait = request.uri.queryParameters["wait"] {
            return try await poll(
                context.professional, signIn: context.signIn, cursors: cursors, wait: wait, line: line)
        }
        let feed = StaffFeed(
            chat: self, professional: context.professional, signIn: context.signIn, line: line, cursors: cursors)
        return EventStream(
            feed: feed, timing: dependencies.timing, opened: { wake in await line.open([], wake) },
            closed: { await line.close() }
        ).response(to: request)
    }

    /// At most 50 positions: a professional has a handful.
    private func cursors(of request: Request) throws(Problem) -> [ConversationID: Int64] {
        var text = request.uri.queryParameters["after"].map(String.init) ?? ""
        if text.isEmpty, let name = HTTPField.Name("last-event-id") { text = request.headers[name] ?? "" }
        let positions = text.split(separator: ",")
        guard positions.count <= 50 else { throw .invalid("after") }
        var cursors: [ConversationID: Int64] = [:]
        for position in positions {
            let parts = position.split(separator: ":")
            guard parts.count == 2, let id = ConversationID(parts[0]), let seq = Int64(parts[1]), seq >= 0 else {
                throw .invalid("after")
            }
            cursors[id] = seq
        }
        return cursors
    }

    private func poll(
        _ professional: Professional, signIn: SecretDigest, cursors: [ConversationID: Int64], wait: Substring,
        line: StaffLine
    ) async throws -> Response {
        let member = professional.id
        guard let seconds = Int(wait), (1...30).contains(seconds) else { throw Problem.invalid("wait") }
        let mine = try await stores.queue.conversations(of: member)
        let (wakeups, waker) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        await line.open(Set(mine.map(\.id))) { wake in
            if wake == .read { waker.yield() } else { waker.finish() }
        }
        let result: Result<StaffReading, any Error>
        do {
            var (moved, known) = (cursors, cursors)
            var reading = try await read(for: member, cursors: &moved)
            if reading.entries.isEmpty, reading.erased.isEmpty {
                await LongPoll.wait(for: wakeups, atMost: .seconds(seconds))
                try await requireSignIn(signIn)
                reading = try await read(for: member, cursors: &known)
            }
            result = .success(reading)
        } catch {
            result = .failure(error)
        }
        await line.close()
        let reading = try result.get()
        return try .json(
            PollAnswer(
                entries: reading.entries.map {
                    EntryBody.OfConversation(conversation: $0.conversation, entry: EntryBody($0.entry, for: .team))
                },
                queue: reading.queue, states: reading.states, erased: reading.erased,
                calls: try await calls(for: professional)))
    }

    /// Who was shut out while he waited is told nothing any more.
    private func requireSignIn(_ signIn: SecretDigest) async throws {
        do throws(StoreFailure) {
            _ = try await dependencies.accounts.signIns.member(
                signedInWith: signIn, terms: dependencies.terms, signOfLife: false, at: now())
        } catch {
            throw error == .notFound ? Problem.signedOut : Problem(error)
        }
    }
}
