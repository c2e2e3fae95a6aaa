/// One named figure of the metrics page, with its samples.
///
/// Names and labels are written in the source, or are route templates and status classes: nothing that a person sent can become
/// one (`StaticString` and `MetricLabel` see to it).
public struct MetricFamily: Sendable {
    public enum Kind: String, Sendable { case counter, gauge, histogram }

    public struct Sample: Sendable {
        /// What a histogram adds to the family's name.
        let suffix: StaticString
        let labels: [MetricLabel]
        let value: Double

        public init(_ value: Double, labels: [MetricLabel] = []) { self.init(value, suffix: "", labels: labels) }

        init(_ value: Double, suffix: StaticString, labels: [MetricLabel]) {
            self.suffix = suffix
            self.labels = labels
            self.value = value
        }
    }

    let name: StaticString
    let kind: Kind
    let meaning: StaticString
    let samples: [Sample]

    public init(_ name: StaticString, _ kind: Kind, _ meaning: StaticString, _ samples: [Sample]) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
        self.samples = samples
    }

    /// The text format of Prometheus, version 0.0.4.
    public static func text(_ families: [MetricFamily]) -> String { families.map(\.text).joined() }

    private var text: String {
        let lines = samples.map { sample in
            let labels = sample.labels.map(\.text).joined(separator: ",")
            return "\(name)\(sample.suffix)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.number(sample.value))\n"
        }
        return "# HELP \(name) \(meaning)\n# TYPE \(name) \(kind.rawValue)\n" + lines.joined()
    }

    static func number(_ value: Double) -> String {
        value == .infinity ? "+Inf" : value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
    }
}
