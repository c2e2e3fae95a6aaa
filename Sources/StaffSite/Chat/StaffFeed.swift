import Accounts
import Chat
import ChatWire
import HelplineCore
import SiteSupport
import Synchronization

/// What one open workspace is sent: all entries of its professional's conversations, the queue and states when they changed.
actor StaffFeed: EventFeed {
    /// How often an open stream asks whether the sign-in still holds. It is no sign of life.
    private static let recheck = Duration.seconds(30)
    /// A queue that only grows or shrinks is told at most this often.
    private static let queuePace = Duration.seconds(1)

    private let chat: StaffChat
    private let professional: Professional
    private let signIn: SecretDigest
    private let line: StaffLine
    private let progress: Mutex<Progress>
    private var greeted = false
    /// A page was full: until all has been read, nothing else goes before it.
    private var isBehind = false
    private var toldQueue: QueueBody?
    private var toldCalls: CallsBody?
    private var toldQueueAt: Timestamp?
    private var checked: Timestamp

    /// How far the reader is and what he was told, and until when messages may be told by it without asking the store.
    private struct Progress {
        var cursors: [ConversationID: Int64]
        var toldStates: [ConversationID: ConversationStateBody] = [:]
        /// Everything has been read, and whether the sign-in holds has to be asked at this time.
        var quietUntil: Timestamp?
    }

    private var cursors: [ConversationID: Int64] {
        get { progress.withLock { $0.cursors } }
        set { progress.withLock { $0.cursors = newValue } }
    }
    private var toldStates: [ConversationID: ConversationStateBody] {
        get { progress.withLock { $0.toldStates } }
        set { progress.withLock { $0.toldStates = newValue } }
    }

    init(
        chat: StaffChat, professional: Professional, signIn: SecretDigest, line: StaffLine,
        cursors: [ConversationID: Int64]
    ) {
        self.chat = chat
        self.professional = professional
        self.signIn = signIn
        self.line = line
        progress = Mutex(Progress(cursors: cursors))
        checked = chat.now()
    }

    private nonisolated var member: MemberID { professional.id }

    func next() async throws -> EventBatch {
        if let events = atOnce() { return EventBatch(events) }
        progress.withLock { $0.quietUntil = nil }
        let announced = line.takeAnnounced()
        // Something was announced of him himself: it may be that he was shut out.
        let isAboutHim = announced.topics.contains(.professional(member))
        guard try await isSignedIn(askNow: isAboutHim) else { return EventBatch([], ends: true) }
        let batch = try await read(announced)
        if greeted, !isBehind { progress.withLock { [checked] in $0.quietUntil = checked + Self.recheck } }
        return batch
    }

    /// Messages in conversations that were his when they were written, when they are all that happened, as they came. `nil` when the
    /// log has to be asked: something is missing, or somebody was shown typing, which a message ends.
    nonisolated func atOnce() -> [ServerSentEvent]? {
        let now = chat.now()
        return progress.withLock { progress -> [ServerSentEvent]? in
            guard let until = progress.quietUntil, now < until else { return nil }
            let fresh = line.takeFresh()
            guard !fresh.isEmpty else { return nil }
            var moved = progress.cursors
            progress.cursors = [:]
            let events = events(of: fresh, moving: &moved, told: progress.toldStates)
            progress.cursors = moved
            if events == nil { line.keepInMind(fresh) }
            return events
        }
    }

    /// Moves no cursor where it gives nothing.
    private nonisolated func events(
        of fresh: [FreshEntry], moving cursors: inout [ConversationID: Int64],
        told: [ConversationID: ConversationStateBody]
    ) -> [ServerSentEvent]? {
        var found: [FreshEntry] = []
        for (id, entries) in Dictionary(grouping: fresh, by: \.conversation) {
            guard let cursor = cursors[id], let state = told[id], !state.typing,
                entries.allSatisfy({ $0.claimedBy == member }), let following = entries.following(cursor)
            else { return nil }
            found += following
        }
        let events = found.compactMap { EntryBody.messageEvent($0.entry, in: $0.conversation) }
        guard events.count == found.count else { return nil }
        for fresh in found { cursors[fresh.conversation] = fresh.entry.sequence }
        return events
    }

    private func read(_ announced: ConversationHub.Announced) async throws -> EventBatch {
        var batch = EventBatch([])
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
        if announced.topics.contains(.blocks) {
            batch.events.append(try ServerSentEvent("blocks", data: BlocksHint()))
        }
        try await tellColleagues(announced.notes, beside: reading.queue, in: &batch)
        return batch
    }

    /// Who calls him, and where there are notes to fetch.
    private func tellColleagues(
        _ noted: [ConversationID], beside queue: QueueBody, in batch: inout EventBatch
    ) async throws {
        let calls = try await chat.calls(for: professional)
        if calls != toldCalls { batch.events.append(try ServerSentEvent("calls", data: calls)) }
        toldCalls = calls
        let shared = calls.conversations.union(queue.mine.map(\.id))
        await line.followNotes(of: shared)
        for id in noted where shared.contains(id) {
            batch.events.append(try ServerSentEvent("notes", data: NotesHint(conversation: id)))
        }
    }

    private func event(_ entry: ConversationEntry, of id: ConversationID) throws -> ServerSentEvent {
        try EntryBody.event(entry, for: .team, in: id)
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

    private func isSignedIn(askNow: Bool) async throws -> Bool {
        let now = chat.now()
        guard askNow || now - checked >= Self.recheck else { return true }
        checked = now
        do {
            let dependencies = chat.dependencies
            let member = try await dependencies.accounts.signIns.member(
                signedInWith: signIn, terms: dependencies.terms, signOfLife: false, at: now)
            return member.role.may(.talkWithVisitors)
        } catch {
            guard error == .notFound else { throw error }
            return false
        }
    }
}
