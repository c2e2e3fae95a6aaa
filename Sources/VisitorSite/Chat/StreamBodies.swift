import ChatWire

/// The first event of a stream: what build answers, how often it beats, and where the log is.
struct HelloBody: Encodable {
    let build: String
    let heartbeat: Int
    let seq: Int64
    let state: String
}

/// Everything of a conversation that is not in its log.
struct StateBody: Encodable, Equatable {
    let state: String
    let queue: QueuePlace?
    let left: Bool
    let present: [PresentMember]
    /// The names of those who type.
    let typing: [String]
    let guests: [GuestBody]
    /// The number of the epoch that has to be made first, after a guest went without one.
    let epochDue: Int?

    func onlyQueueDiffers(from other: StateBody) -> Bool {
        state == other.state && left == other.left && present == other.present && typing == other.typing
            && guests == other.guests && epochDue == other.epochDue
    }
}

struct EndBody: Encodable {
    let reason: String
}
