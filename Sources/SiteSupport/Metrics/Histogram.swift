/// How often a value fell below each bound.
public struct Histogram: Sendable {
    /// Seconds, from half a millisecond to ten seconds.
    public static let seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
    /// Things, from one to the largest group of commits.
    public static let sizes: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256]

    private let bounds: [Double]
    private var counts: [Int]
    private var total = 0
    private var sum = 0.0

    /// - Parameter bounds: in rising order; one without end is added.
    public init(_ bounds: [Double]) {
        self.bounds = bounds
        counts = bounds.map { _ in 0 }
    }

    public mutating func note(_ value: Double) {
        if let bucket = bounds.firstIndex(where: { value <= $0 }) { counts[bucket] += 1 }
        total += 1
        sum += value
    }

    public mutating func note(_ duration: Duration) { note(duration / .seconds(1)) }

    public func samples(labels: [MetricLabel] = []) -> [MetricFamily.Sample] {
        var below = 0
        var samples = zip(bounds, counts).map { bound, count in
            below += count
            return MetricFamily.Sample(Double(below), suffix: "_bucket", labels: labels + [MetricLabel(upTo: bound)])
        }
        samples.append(.init(Double(total), suffix: "_bucket", labels: labels + [MetricLabel(upTo: .infinity)]))
        samples.append(.init(sum, suffix: "_sum", labels: labels))
        samples.append(.init(Double(total), suffix: "_count", labels: labels))
        return samples
    }
}
