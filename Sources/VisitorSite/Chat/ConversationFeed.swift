import Chat
import ChatWire
import HelplineCore
import SiteSupport

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
    private var cursor: Int64
    private var greeted = false
    private var told: StateBody?
    private var toldAt: Timestamp?
    private var lastSign: Timestamp
    private var revocations: Int

    init(site: VisitorSite, visitor: Visitor, line: VisitorLine, after cursor: Int64) {
        self.site = site
        self.visitor = visitor
        self.line = line
        self.cursor = cursor
        lastSign = site.clock.now()
        revocations = site.hub.revocations.count(of: visitor.session.conversation)
    }

    func next() async throws -> EventBatch {
        do {
            return try await read()
        } catch StoreFailure.erased {
            // Not before it is true; when this fails the stream ends, and she comes back for the answer.
            try await site.stores.conversations.finishErasures()
            return EventBatch([try ServerSentEvent("ended", data: EndBody(reason: "erased"))], ends: true)
        } catch StoreFailure.notFound {
            return EventBatch([try ServerSentEvent("ended", data: EndBody(reason: "session"))], ends: true)
        }
    }

    private func read() async throws -> EventBatch {
        let announced = line.takeAnnounced()
        if let batch = try await freshBatch(announced) { return batch }
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

    /// When nothing happened but messages, they are sent as they came. `nil` when the log has to be asked: something is missing,
    /// or somebody was shown typing, which a message ends.
    private func freshBatch(_ announced: ConversationHub.Announced) async throws -> EventBatch? {
        guard greeted, announced.topics.isEmpty, !announced.fresh.isEmpty, let told, told.typing.isEmpty,
            let following = announced.fresh.following(cursor)
        else { return nil }
        try await giveSignOfLife()
        cursor = following.last?.entry.sequence ?? cursor
        return EventBatch(try following.map { try event($0.entry) })
    }

    private func event(_ entry: ConversationEntry) throws -> ServerSentEvent {
        try EntryBody.event(entry, for: .visitor, id: String(entry.sequence))
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
