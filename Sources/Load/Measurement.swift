import Foundation

/// The result of one closed load.
struct Measurement: Sendable {
    let conversations: Int
    let took: Duration
    let latencies: [Duration]

    private struct Line: Encodable {
        let conversations: Int
        let messages: Int
        let perSecond: Double
        let p50: Double
        let p95: Double
        let p99: Double
        let max: Double
    }

    /// One line; latencies in milliseconds.
    func json() throws -> String {
        let sorted = latencies.map { $0 / .milliseconds(1) }.sorted()
        func percentile(_ share: Double) -> Double {
            sorted.isEmpty ? 0 : sorted[Int(Double(sorted.count - 1) * share)]
        }
        let line = Line(
            conversations: conversations, messages: sorted.count,
            perSecond: Double(sorted.count) / (took / .seconds(1)),
            p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99), max: percentile(1))
        return String(decoding: try JSONEncoder().encode(line), as: UTF8.self)
    }
}
