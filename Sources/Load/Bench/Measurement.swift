import Foundation

/// The result of one run.
struct Measurement: Sendable {
    let conversations: Int
    /// From the first message to the last delivery.
    let nanoseconds: Int64
    /// Of each message, from when it was due: until the server promised to keep it, and until the other side had it.
    let promised: [Int64]
    let delivered: [Int64]

    private struct Line: Encodable {
        let conversations: Int
        let messages: Int
        let perSecond: Double
        let promised: Percentiles
        let delivered: Percentiles
    }

    /// One line; latencies in milliseconds.
    func json() throws -> String {
        let line = Line(
            conversations: conversations, messages: delivered.count,
            perSecond: Double(delivered.count) / (Double(nanoseconds) / 1_000_000_000),
            promised: Percentiles(nanoseconds: promised), delivered: Percentiles(nanoseconds: delivered))
        return String(decoding: try JSONEncoder().encode(line), as: UTF8.self)
    }
}
