import Hummingbird
import SiteSupport

/// The port for who runs the server: is it alive, does it want traffic, how is it doing. On this machine only, unless configured.
/// Nothing on it tells of a person.
struct OperationsSite: Sendable {
    let readiness: Readiness
    let families: @Sendable () async -> [MetricFamily]

    func router() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.get("/live") { _, _ in Self.text("alive\n") }
        router.get("/ready") { _, _ in
            guard let refusal = await readiness.refusal() else { return Self.text("ready\n") }
            return Self.text("not ready: \(refusal)\n", status: .serviceUnavailable)
        }
        router.get("/metrics") { _, _ in
            Self.text(MetricFamily.text(await families()), type: "text/plain; version=0.0.4; charset=utf-8")
        }
        return router
    }

    private static func text(
        _ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8"
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: .init(byteBuffer: .init(string: text)))
    }
}
