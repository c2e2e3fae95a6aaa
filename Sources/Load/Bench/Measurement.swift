import Foundation

/// The result of one run.
struct Measurement: Sendable {
    let conversations: Int
    /// From the first message to the last delivery.
    let nanoseconds: Int64
    /// Of each message, from when it was due: until the server promised to keep it, and until the other side had it.
    let promised: [Int64]
    let delivered: [Int64]

    private struct Percentiles: Encodable {
        let p50: Double
        let p95: Double
        let p99: Double
        let max: Double

        /// In milliseconds.
        init(_ nanoseconds: [Int64]) {
            let sorted = nanoseconds.sorted()
            func at(_ share: Double) -> Double {
                sorted.isEmpty ? 0 : Double(sorted[Int(Double(sorted.count - 1) * share)]) / 1_000_000
            }
            (p50, p95, p99, max) = (at(0.5), at(0.95), at(0.99), at(1))
        }
    }

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
            promised: Percentiles(promised), delivered: Percentiles(delivered))
        return String(decoding: try JSONEncoder().encode(line), as: UTF8.self)
    }
}
