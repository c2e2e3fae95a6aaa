public import HelplineCore

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

    private let clock: any WallClock
    private var rooms: [ConversationID: Room] = [:]
    private var elsewhere = RemotePresence()
    private var relay: (any NodeRelay)?

    public init(clock: any WallClock) { self.clock = clock }

    /// From now on the other nodes are told who is present at this one.
    public func connect(_ relay: any NodeRelay) { self.relay = relay }

    /// Everybody who is present at this node: told again and again, so that others forget a node that died.
    public func here() -> [PresenceNews] {
        elsewhere.tidy(at: clock.now())
        return rooms.flatMap { conversation, room in room.streams.keys.map { news($0, in: conversation) } }
    }

    /// What another node told.
    public func hear(_ news: PresenceNews, from node: String) { elsewhere.hear(news, from: node, at: clock.now()) }

    /// A stream of this participant was opened; each `arrive` is followed by one `leave`.
    public func arrive(_ participant: Sender.Participant, in conversation: ConversationID) {
        rooms[conversation, default: Room()].streams[participant, default: 0] += 1
        tell(participant, in: conversation)
    }

    /// That stream has ended; who has no other one does not type any more.
    public func leave(_ participant: Sender.Participant, in conversation: ConversationID) {
        guard var room = rooms[conversation], let count = room.streams[participant] else { return }
        room.streams[participant] = count > 1 ? count - 1 : nil
        if count == 1 { room.typing[participant] = nil }
        keep(room, for: conversation)
        tell(participant, in: conversation)
    }

    /// A key was pressed. Only who has an open stream is shown as typing. Returns whether this changed what others see,
    /// so that they need waking.
    @discardableResult
    public func type(_ participant: Sender.Participant, in conversation: ConversationID) -> Bool {
        guard var room = rooms[conversation], room.streams[participant] != nil else { return false }
        let now = clock.now()
        let before = room.typing[participant].map { $0 > now } ?? false
        room.typing[participant] = now + Self.typingLasts
        keep(room, for: conversation)
        tell(participant, in: conversation)
        return !before
    }

    /// The participant sent what he typed, or cleared it.
    public func stopTyping(_ participant: Sender.Participant, in conversation: ConversationID) {
        guard var room = rooms[conversation] else { return }
        let was = room.typing.removeValue(forKey: participant)
        keep(room, for: conversation)
        if was != nil { tell(participant, in: conversation) }
    }

    public func snapshot(of conversation: ConversationID) -> Snapshot {
        let room = rooms[conversation] ?? Room()
        let now = clock.now()
        let others = elsewhere.room(conversation, at: now)
        let streams = room.streams.merging(others.streams, uniquingKeysWith: +)
        let visitors = streams[.visitor] ?? 0
        return Snapshot(
            visitorStreams: visitors, counsellorStreams: streams.values.reduce(0, +) - visitors,
            typing: others.typing.union(room.typing.filter { $0.value > now }.keys))
    }

    private func tell(_ participant: Sender.Participant, in conversation: ConversationID) {
        relay?.tell(.present(news(participant, in: conversation)))
    }

    private func news(_ participant: Sender.Participant, in conversation: ConversationID) -> PresenceNews {
        let room = rooms[conversation] ?? Room()
        return PresenceNews(
            participant, in: conversation, streams: room.streams[participant] ?? 0,
            isTyping: room.typing[participant].map { $0 > clock.now() } ?? false)
    }

    private func keep(_ room: Room, for conversation: ConversationID) {
        rooms[conversation] = room.streams.isEmpty ? nil : room
    }
}
