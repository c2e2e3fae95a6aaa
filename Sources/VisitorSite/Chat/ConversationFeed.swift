import Chat
import ChatWire
import HelplineCore
import SiteSupport
import Synchronization

/// What one open tab of a visitor is sent: the log from her cursor on, and the state whenever it changed.
actor ConversationFeed: EventFeed {
    /// The sign of life that keeps her ticket is written at most this often for an open stream.
    private static let signOfLife = Duration.seconds(45)
    /// A moving queue is told at most this often.
    private static let queuePace = Duration.seconds(2)

    private let site: VisitorSite
    private let visitor: Visitor
    private let line: VisitorLine
    private var isFollowingQueue = true
    private let progress: Mutex<Progress>
    private var greeted = false
    private var told: StateBody?
    private var toldAt: Timestamp?
    private var lastSign: Timestamp
    private var revocations: Int

    /// How far the reader is, and what messages may be told by without asking the store.
    private struct Progress {
        var cursor: Int64
        var quiet: Quiet?
    }
    /// Nobody was shown typing, which a message ends, and no sign of life is due before a time or another revocation.
    private struct Quiet {
        let until: Timestamp
        let revocations: Int
    }

    private var cursor: Int64 {
        get { progress.withLock { $0.cursor } }
        set { progress.withLock { $0.cursor = newValue } }
    }

    init(site: VisitorSite, visitor: Visitor, line: VisitorLine, after cursor: Int64) {
        self.site = site
        self.visitor = visitor
        self.line = line
        progress = Mutex(Progress(cursor: cursor))
        lastSign = site.clock.now()
        revocations = site.hub.revocations.count(of: visitor.session.conversation)
    }

    func next() async throws -> EventBatch {
        if let events = atOnce() { return EventBatch(events) }
        progress.withLock { $0.quiet = nil }
        do {
            let batch = try await read()
            let isQuiet = greeted && !batch.more && told?.typing.isEmpty == true
            let quiet = isQuiet ? Quiet(until: lastSign + Self.signOfLife, revocations: revocations) : nil
            progress.withLock { $0.quiet = quiet }
            return batch
        } catch StoreFailure.erased {
            // Not before it is true; when this fails the stream ends, and she comes back for the answer.
            try await site.stores.conversations.finishErasures()
            return EventBatch([try ServerSentEvent("ended", data: EndBody(reason: "erased"))], ends: true)
        } catch StoreFailure.notFound {
            return EventBatch([try ServerSentEvent("ended", data: EndBody(reason: "session"))], ends: true)
        }
    }

    /// Messages that are all that happened, as they came. `nil` when the log has to be asked: something is missing.
    nonisolated func atOnce() -> [ServerSentEvent]? {
        let (now, count) = (site.clock.now(), site.hub.revocations.count(of: visitor.session.conversation))
        return progress.withLock { progress -> [ServerSentEvent]? in
            guard let quiet = progress.quiet, quiet.revocations == count, now < quiet.until,
                let following = line.takeFresh().following(progress.cursor), let last = following.last
            else { return nil }
            let events = following.compactMap { EntryBody.messageEvent($0.entry, in: nil) }
            guard events.count == following.count else { return nil }
            progress.cursor = last.entry.sequence
            return events
        }
    }

    private func read() async throws -> EventBatch {
        _ = line.takeAnnounced()
        // The conversation first: one that was erased shall say so, not that the session ended.
        let conversation = try await site.stores.conversations.conversation(visitor.session.conversation)
        try await giveSignOfLife()
        var batch = EventBatch([])
        if !greeted {
            greeted = true
            let hello = HelloBody(
                build: site.files.build, heartbeat: 15, seq: conversation.lastSequence,
                state: conversation.state.rawValue)
            batch.events.append(try ServerSentEvent("hello", data: hello))
        }
        if conversation.lastSequence > cursor {
            let page = try await site.stores.log.page(of: conversation.id, after: cursor, limit: 200)
            for entry in page.entries { batch.events.append(try event(entry)) }
            cursor = page.entries.last?.sequence ?? cursor
            batch.more = page.more
        }
        if isFollowingQueue != (conversation.state == .waiting) {
            isFollowingQueue.toggle()
            await line.follow(queue: isFollowingQueue)
        }
        try await tellState(of: conversation, in: &batch)
        return batch
    }

    private func event(_ entry: ConversationEntry) throws -> ServerSentEvent {
        try EntryBody.event(entry, for: .visitor)
    }

    private func tellState(of conversation: Conversation, in batch: inout EventBatch) async throws {
        let state = try await site.state(of: conversation)
        guard state != told else { return }
        let now = site.clock.now()
        if let told, told.onlyQueueDiffers(from: state), let toldAt, now - toldAt < Self.queuePace {
            batch.again = Self.queuePace
            return
        }
        if told?.state == Conversation.State.waiting.rawValue, conversation.state == .active {
            site.claims.note(conversation.id, at: now)
        }
        told = state
        toldAt = now
        batch.events.append(try ServerSentEvent("state", data: state))
        // A typing mark ends by itself, which nobody announces.
        if !state.typing.isEmpty { batch.again = Presence.typingLasts + .milliseconds(200) }
    }

    private func giveSignOfLife() async throws {
        let now = site.clock.now()
        let count = site.hub.revocations.count(of: visitor.session.conversation)
        guard count != revocations || now - lastSign >= Self.signOfLife else { return }
        _ = try await site.stores.sessions.session(visitor.token, term: site.settings.ticketTerm, at: now)
        revocations = count
        lastSign = now
    }
}
