import Accounts
import Chat
import ChatWire
import HelplineCore
import SiteSupport

/// What one open workspace is sent: all entries of its professional's conversations, the queue and states when they changed.
actor StaffFeed: EventFeed {
    /// How often an open stream asks whether the sign-in still holds. It is no sign of life.
    private static let recheck = Duration.seconds(30)
    /// A queue that only grows or shrinks is told at most this often.
    private static let queuePace = Duration.seconds(1)

    private let chat: StaffChat
    private let member: MemberID
    private let signIn: SecretDigest
    private let line: StaffLine
    private var cursors: [ConversationID: Int64]
    private var greeted = false
    /// A page was full: until all has been read, nothing else goes before it.
    private var isBehind = false
    private var toldQueue: QueueBody?
    private var toldQueueAt: Timestamp?
    private var toldStates: [ConversationID: ConversationStateBody] = [:]
    private var checked: Timestamp

    init(
        chat: StaffChat, member: MemberID, signIn: SecretDigest, line: StaffLine, cursors: [ConversationID: Int64]
    ) {
        self.chat = chat
        self.member = member
        self.signIn = signIn
        self.line = line
        self.cursors = cursors
        checked = chat.now()
    }

    func next() async throws -> EventBatch {
        guard try await isSignedIn() else { return EventBatch([], ends: true) }
        var batch = EventBatch([])
        let announced = await line.takeAnnounced()
        if greeted, !isBehind, announced.topics.isEmpty, !announced.fresh.isEmpty,
            try tell(announced.fresh, in: &batch)
        {
            return batch
        }
        if greeted, !isBehind, let ids = announced.conversations, let toldQueue,
            try await tell(only: ids, beside: toldQueue, in: &batch)
        {
            return batch
        }
        if !greeted {
            greeted = true
            batch.events.append(try ServerSentEvent("hello", data: StaffHello(build: chat.build, heartbeat: 15)))
        }
        var moved = cursors
        let reading = try await chat.read(for: member, cursors: &moved)
        cursors = moved
        await line.follow(Set(reading.queue.mine.map(\.id)))
        for id in reading.erased {
            batch.events.append(try ServerSentEvent("erased", data: ErasedBody(conversation: id)))
            toldStates[id] = nil
        }
        try tellQueue(reading.queue, in: &batch)
        try tell(reading, in: &batch)
        return batch
    }

    /// When nothing happened but messages in conversations that were his when they were written, they are sent as they came. False
    /// when the log has to be asked: something is missing, or somebody was shown typing, which a message ends.
    private func tell(_ fresh: [FreshEntry], in batch: inout EventBatch) throws -> Bool {
        var moved = cursors
        var events: [ServerSentEvent] = []
        for (id, entries) in Dictionary(grouping: fresh, by: \.conversation) {
            guard let cursor = cursors[id], let state = toldStates[id], !state.typing,
                entries.allSatisfy({ $0.claimedBy == member }), let following = entries.following(cursor)
            else { return false }
            for fresh in following { events.append(try event(fresh.entry, of: id)) }
            moved[id] = following.last?.entry.sequence ?? cursor
        }
        cursors = moved
        batch.events += events
        return true
    }

    private func event(_ entry: ConversationEntry, of id: ConversationID) throws -> ServerSentEvent {
        try EntryBody.event(entry, for: .team, id: "\(id):\(entry.sequence)", in: id)
    }

    /// When only conversations of his were announced and nothing of his list changed by it, only those are read: the cost of a
    /// message does not grow with the number of conversations. False when everything must be read.
    private func tell(
        only announced: Set<ConversationID>, beside queue: QueueBody, in batch: inout EventBatch
    ) async throws -> Bool {
        var moved = cursors
        guard let reading = try await chat.read(only: announced, of: member, beside: queue, cursors: &moved) else {
            return false
        }
        cursors = moved
        try tell(reading, in: &batch)
        return true
    }

    private func tell(_ reading: StaffReading, in batch: inout EventBatch) throws {
        for (id, entry) in reading.entries { batch.events.append(try event(entry, of: id)) }
        for state in reading.states where toldStates[state.conversation] != state {
            toldStates[state.conversation] = state
            batch.events.append(try ServerSentEvent("state", data: state))
        }
        batch.more = reading.more
        isBehind = reading.more
        if reading.typing { batch.again = Presence.typingLasts + .milliseconds(200) }
    }

    private func tellQueue(_ queue: QueueBody, in batch: inout EventBatch) throws {
        guard queue != toldQueue else { return }
        let now = chat.now()
        if let toldQueue, let toldQueueAt, toldQueue.mine == queue.mine, toldQueue.open == queue.open,
            now - toldQueueAt < Self.queuePace
        {
            batch.again = Self.queuePace
            return
        }
        toldQueue = queue
        toldQueueAt = now
        batch.events.append(try ServerSentEvent("queue", data: queue))
    }

    private func isSignedIn() async throws -> Bool {
        let now = chat.now()
        guard now - checked >= Self.recheck else { return true }
        checked = now
        do {
            let dependencies = chat.dependencies
            _ = try await dependencies.accounts.signIns.member(
                signedInWith: signIn, terms: dependencies.terms, signOfLife: false, at: now)
            return true
        } catch {
            guard error == .notFound else { throw error }
            return false
        }
    }
}
