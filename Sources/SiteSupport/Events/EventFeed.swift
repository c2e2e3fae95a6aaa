/// What one stream sends. It holds the cursor: each call returns what came since the last one.
public protocol EventFeed: Sendable {
    /// The events since the last call, read from the store; the first call begins at the client's cursor.
    func next() async throws -> EventBatch

    /// The events since the last call when they can be told without reading or waiting; `nil` leaves them to `next`. Never called
    /// while `next` is under way.
    func atOnce() -> [ServerSentEvent]?
}

extension EventFeed {
    public func atOnce() -> [ServerSentEvent]? { nil }
}

public struct EventBatch: Sendable {
    public var events: [ServerSentEvent]
    /// There is more to read now.
    public var more: Bool
    /// The stream ends after these events.
    public var ends: Bool
    /// Read again after this time even when nothing was announced.
    public var again: Duration?

    public init(_ events: [ServerSentEvent], more: Bool = false, ends: Bool = false, again: Duration? = nil) {
        self.events = events
        self.more = more
        self.ends = ends
        self.again = again
    }
}
