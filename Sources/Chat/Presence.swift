public import HelplineCore
import Synchronization

/// Who has a conversation open and who types, at this moment. Kept in memory only, without history: nothing here is
/// ever stored.
///
/// With several nodes each tells the others who is present at it, and counts what they tell for `RemotePresence.lasts`.
///
/// Invariant: a count is the number of `arrive` without their `leave`; a typing mark lasts at most `typingLasts` after
/// the last key.
public actor Presence {
    /// How long a typing mark stays without a new key.
    public static let typingLasts = Duration.seconds(6)

    /// One moment of one conversation.
    public struct Snapshot: Equatable, Sendable {
        public let visitorStreams: Int
        public let counsellorStreams: Int
        /// Who types now; never what.
        public let typing: Set<Sender.Participant>
        public var visitorPresent: Bool { visitorStreams > 0 }
    }

    private struct Room {
        var streams: [Sender.Participant: Int] = [:]
        var typing: [Sender.Participant: Timestamp] = [:]
    }

    /// Which professionals have their workspace open.
    public nonisolated let roster: ShiftRoster
    /// Which of them asks for a colleague to talk with.
    public nonisolated let buddies: BuddyBoard

    /// Behind a lock of its own, since every message asks it.
    private struct Here {
        var rooms: [ConversationID: Room] = [:]
        var relay: (any NodeRelay)?

        func news(of participant: Sender.Participant, in conversation: ConversationID, at now: Timestamp)
            -> PresenceNews
        {
            let room = rooms[conversation]
            return PresenceNews(
                participant, in: conversation, streams: room?.streams[participant] ?? 0,
                isTyping: room?.typing[participant].map { $0 > now } ?? false)
        }
    }

    private let clock: any WallClock
    private nonisolated let present = Mutex(Here())
    private var elsewhere = RemotePresence()

    public init(clock: any WallClock) {
        self.clock = clock
        roster = ShiftRoster(clock: clock)
        buddies = BuddyBoard(clock: clock)
    }

    /// From now on the other nodes are told who is present at this one.
    public func connect(_ relay: any NodeRelay) async {
        present.withLock { $0.relay = relay }
        buddies.connect(relay)
        await roster.connect(relay)
    }

    /// Everybody who is present at this node: told again and again, so that others forget a node that died.
    public func here() -> [PresenceNews] {
        let now = clock.now()
        elsewhere.tidy(at: now)
        return present.withLock { here in
            here.rooms.flatMap { conversation, room in
                room.streams.keys.map { here.news(of: $0, in: conversation, at: now) }
            }
        }
    }

    /// What another node told.
    public func hear(_ news: PresenceNews, from node: String) { elsewhere.hear(news, from: node, at: clock.now()) }

    /// A stream of this participant was opened; each `arrive` is followed by one `leave`.
    public func arrive(_ participant: Sender.Participant, in conversation: ConversationID) {
        present.withLock { $0.rooms[conversation, default: Room()].streams[participant, default: 0] += 1 }
        tell(participant, in: conversation)
    }

    /// That stream has ended; who has no other one does not type any more.
    public func leave(_ participant: Sender.Participant, in conversation: ConversationID) {
        let left = present.withLock { here in
            guard var room = here.rooms[conversation], let count = room.streams[participant] else { return false }
            room.streams[participant] = count > 1 ? count - 1 : nil
            if count == 1 { room.typing[participant] = nil }
            here.rooms[conversation] = room.streams.isEmpty ? nil : room
            return true
        }
        if left { tell(participant, in: conversation) }
    }

    /// A key was pressed. Only who has an open stream is shown as typing. Returns whether this changed what others see,
    /// so that they need waking.
    @discardableResult
    public func type(_ participant: Sender.Participant, in conversation: ConversationID) -> Bool {
        let now = clock.now()
        let before: Bool? = present.withLock { here in
            guard here.rooms[conversation]?.streams[participant] != nil else { return nil }
            let end = here.rooms[conversation]?.typing.updateValue(now + Self.typingLasts, forKey: participant)
            return end.map { $0 > now } ?? false
        }
        guard let before else { return false }
        tell(participant, in: conversation)
        return !before
    }

    /// The participant sent what he typed, or cleared it.
    public nonisolated func stopTyping(_ participant: Sender.Participant, in conversation: ConversationID) {
        let was = present.withLock { $0.rooms[conversation]?.typing.removeValue(forKey: participant) }
        if was != nil { tell(participant, in: conversation) }
    }

    public func snapshot(of conversation: ConversationID) -> Snapshot {
        let room = present.withLock { $0.rooms[conversation] } ?? Room()
        let now = clock.now()
        let others = elsewhere.room(conversation, at: now)
        let streams = room.streams.merging(others.streams, uniquingKeysWith: +)
        let visitors = streams[.visitor] ?? 0
        return Snapshot(
            visitorStreams: visitors, counsellorStreams: streams.values.reduce(0, +) - visitors,
            typing: others.typing.union(room.typing.filter { $0.value > now }.keys))
    }

    private nonisolated func tell(_ participant: Sender.Participant, in conversation: ConversationID) {
        let now = clock.now()
        present.withLock { here in
            here.relay?.tell(.present(here.news(of: participant, in: conversation, at: now)))
        }
    }
}
