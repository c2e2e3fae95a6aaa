import HTTPTypes
import Synchronization

/// What one site answered since the start: by route template and status class, so that no address, id or query can be in it.
/// Bounded: a template that is not in the source is no template.
public final class RequestMetrics: Sendable {
    struct Route: Hashable, Sendable {
        let method: String
        /// As the router has it (`/conversations/{id}`); `nil` when no route answered.
        let template: String?

        init(_ method: HTTPRequest.Method, template: String?) {
            // The router has a word of its own for what it does not find.
            let template = template.flatMap { $0.hasPrefix("/") ? $0 : nil }
            // A method that somebody made up reaches no route.
            self.method = template == nil ? "" : method.rawValue
            self.template = template
        }
    }
    enum StatusClass: String, CaseIterable, Sendable {
        case success = "2xx"
        case redirection = "3xx"
        case clientError = "4xx"
        case serverError = "5xx"

        init(_ status: HTTPResponse.Status) {
            switch status.kind {
            case .informational, .successful: self = .success
            case .redirection: self = .redirection
            case .clientError: self = .clientError
            case .serverError, .invalid: self = .serverError
            }
        }
    }
    private struct Place: Hashable {
        let route: Route
        let status: StatusClass
    }
    private struct State {
        var answers: [Place: Int] = [:]
        var durations: [Route: Histogram] = [:]
        var refusedByLimit = 0

        var messagesAccepted: Int {
            answers.reduce(0) { sum, answer in
                let (route, status) = (answer.key.route, answer.key.status)
                let isMessage = route.method == "POST" && route.template?.hasSuffix("/messages") == true
                return isMessage && status == .success ? sum + answer.value : sum
            }
        }
    }

    private let site: MetricLabel
    private let state = Mutex(State())

    public init(site: StaticString) { self.site = MetricLabel("site", site) }

    /// - Parameter duration: until the answer's head; a stream goes on after it.
    func note(_ route: Route, _ status: HTTPResponse.Status, after duration: Duration) {
        state.withLock { state in
            state.answers[Place(route: route, status: StatusClass(status)), default: 0] += 1
            state.durations[route, default: Histogram(Histogram.seconds)].note(duration)
            if status == .tooManyRequests { state.refusedByLimit += 1 }
        }
    }

    /// The figures of several sites as families.
    public static func families(of sites: [RequestMetrics]) -> [MetricFamily] {
        let all = sites.map { site in (site.site, site.state.withLock { $0 }) }
        return [
            MetricFamily(
                "lichtpunt_requests_total", .counter, "Requests answered, by route template and status class.",
                all.flatMap { site, state in
                    state.answers.map { place, count in
                        .init(Double(count), labels: [site, MetricLabel(place.route), MetricLabel(place.status)])
                    }
                }),
            MetricFamily(
                "lichtpunt_request_seconds", .histogram, "Seconds until the head of the answer.",
                all.flatMap { site, state in
                    state.durations.flatMap { $1.samples(labels: [site, MetricLabel($0)]) }
                }),
            MetricFamily(
                "lichtpunt_refused_by_limit_total", .counter, "Requests refused because somebody asked too much (429).",
                all.map { site, state in .init(Double(state.refusedByLimit), labels: [site]) }),
            MetricFamily(
                "lichtpunt_messages_accepted_total", .counter, "Messages acknowledged, resent ones included.",
                all.map { site, state in .init(Double(state.messagesAccepted), labels: [site]) }),
        ]
    }
}
