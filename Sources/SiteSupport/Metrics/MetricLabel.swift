/// A label of a sample; it can only be made of words that stand in the source.
public struct MetricLabel: Sendable {
    let text: String

    public init(_ name: StaticString, _ value: StaticString) { self.init(name, "\(value)") }

    /// The route that answered: method and template, never the address that was asked.
    init(_ route: RequestMetrics.Route) {
        self.init("route", route.template.map { "\(route.method) \($0)" } ?? "none")
    }

    init(_ status: RequestMetrics.StatusClass) { self.init("status", status.rawValue) }

    /// The upper bound of a histogram's bucket.
    init(upTo bound: Double) { self.init("le", MetricFamily.number(bound)) }

    private init(_ name: StaticString, _ value: String) {
        let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        text = "\(name)=\"\(escaped)\""
    }
}
