/// How long many things took, in milliseconds.
struct Percentiles: Encodable {
    let p50: Double
    let p95: Double
    let p99: Double
    let max: Double

    init(nanoseconds: [Int64]) {
        let sorted = nanoseconds.sorted()
        func at(_ share: Double) -> Double {
            sorted.isEmpty ? 0 : Double(sorted[Int(Double(sorted.count - 1) * share)]) / 1_000_000
        }
        (p50, p95, p99, max) = (at(0.5), at(0.95), at(0.99), at(1))
    }
}
