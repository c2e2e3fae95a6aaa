import HelplineCore

/// Who has conversations open at the other nodes, as they tell. Each tells again every few seconds; what is not told again
/// ends by itself, so that a node that died leaves nobody behind.
struct RemotePresence {
    /// How long what was told counts: three times the pace of telling.
    static let lasts = Duration.seconds(30)

    private struct Seat: Hashable {
        let node: String
        let participant: Sender.Participant
    }
    private struct Told {
        let streams: Int
        let until: Timestamp
        let typingUntil: Timestamp
    }

    private var rooms: [ConversationID: [Seat: Told]] = [:]

    mutating func hear(_ news: PresenceNews, from node: String, at now: Timestamp) {
        var room = rooms[news.conversation] ?? [:]
        room[Seat(node: node, participant: news.participant)] =
            news.streams > 0
            ? Told(
                streams: news.streams, until: now + Self.lasts,
                typingUntil: news.isTyping ? now + Presence.typingLasts : now) : nil
        rooms[news.conversation] = room.isEmpty ? nil : room
    }

    /// Streams by participant, and who types.
    func room(_ conversation: ConversationID, at now: Timestamp) -> (
        streams: [Sender.Participant: Int], typing: Set<Sender.Participant>
    ) {
        let live = (rooms[conversation] ?? [:]).filter { $0.value.until > now }
        return (
            live.reduce(into: [:]) { $0[$1.key.participant, default: 0] += $1.value.streams },
            Set(live.filter { $0.value.typingUntil > now }.keys.map(\.participant))
        )
    }

    /// Forgets what has ended.
    mutating func tidy(at now: Timestamp) {
        rooms = rooms.compactMapValues { room in
            let live = room.filter { $0.value.until > now }
            return live.isEmpty ? nil : live
        }
    }
}
