public import NIOCore

/// How many connections a server holds, and how long it waits on each.
public struct ConnectionLimits: Sendable {
    /// Open at once; more wait to be accepted.
    public var most: Int
    /// A connection is closed when no whole request head came for so long: since it was made, or since its last answer.
    public var idle: TimeAmount
    /// A request's body has to be there so long after its head, or after `idle` when that is longer.
    public var body: TimeAmount
    /// Bytes of a request body; one that is longer is cut there, which its handler refuses, and ends the connection.
    public var bodyBytes: Int

    public init(
        most: Int = 10_000, idle: TimeAmount = .seconds(75), body: TimeAmount = .seconds(60),
        bodyBytes: Int = RequestLimits.sealedItemBody
    ) {
        self.most = most
        self.idle = idle
        self.body = body
        self.bodyBytes = bodyBytes
    }
}
