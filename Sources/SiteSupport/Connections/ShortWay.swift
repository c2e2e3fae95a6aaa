public import HTTPTypes
package import NIOCore

/// How a site answers its most frequent request without the router: nearly all that a chat is asked is to keep one more message
/// (docs/adr/0021-a-short-way-for-messages.md).
///
/// It only ever says yes. What it does not plainly recognise and allow, and what then fails, the router answers as it answers
/// everything: so each refusal, its words and the order of refusals exist once.
public struct ShortWay: Sendable {
    /// What was done, as the router's handler would have said it.
    public struct Answer: Sendable {
        public let status: HTTPResponse.Status
        /// JSON.
        public let text: String

        public init(_ status: HTTPResponse.Status, _ text: String) {
            self.status = status
            self.text = text
        }
    }
    /// What became of a request that was recognised and allowed.
    public enum Taken: Sendable {
        /// It is done.
        case done(Answer)
        /// It takes its turn; `nil` when it could not be done, which the router finds out again.
        case begun(@Sendable () async -> Answer?)
    }
    /// The same with whole answers.
    package enum Outcome {
        case done(ByteBuffer)
        case begun(@Sendable () async -> ByteBuffer?)
    }

    private let origin: OriginRule
    private let fields: ByteBuffer
    private let metrics: RequestMetrics?
    private let route: RequestMetrics.Route
    private let look: @Sendable (PlainRequest) -> Taken?
    private let clock = ContinuousClock()

    /// - Parameters:
    ///   - template: the router's pattern of the same address, for the metrics.
    ///   - look: who asks and for what. It waits for one sync of a quick disk at most, and gives nothing where anything is unusual.
    ///     Its requests came from the site itself.
    public init(
        _ template: String, overTLS: Bool, origins: [String], metrics: RequestMetrics?,
        look: @escaping @Sendable (PlainRequest) -> Taken?
    ) {
        self.origin = OriginRule(origins: origins)
        self.metrics = metrics
        self.look = look
        route = RequestMetrics.Route(.post, template: template)
        var fields = ByteBuffer()
        fields.writeStaticString("\r\ncontent-type: application/json")
        for (name, value) in SecurityFields(overTLS: overTLS).fields { fields.writeString("\r\n\(name): \(value)") }
        fields.writeStaticString("\r\ncache-control: no-store")
        self.fields = fields
    }

    /// What became of the request; `nil` leaves it to the router.
    package func take(_ request: PlainRequest) -> Outcome? {
        guard request.isPost,
            origin.allows(
                fetchSite: request.field("sec-fetch-site"), origin: request.field("origin"), host: request.field("host")
            )
        else { return nil }
        let start = metrics.map { _ in clock.now }
        switch look(request) {
        case nil: return nil
        case .done(let answer): return .done(bytes(of: answer, since: start))
        case .begun(let work): return .begun { await work().map { bytes(of: $0, since: start) } }
        }
    }

    private func bytes(of answer: Answer, since start: ContinuousClock.Instant?) -> ByteBuffer {
        if let start { metrics?.note(route, answer.status, after: clock.now - start) }
        return bytes(of: answer)
    }

    private func bytes(of answer: Answer) -> ByteBuffer {
        var out = ByteBufferAllocator().buffer(capacity: fields.readableBytes + answer.text.utf8.count + 128)
        out.writeStaticString("HTTP/1.1 ")
        out.writeString(String(answer.status.code))
        out.writeStaticString(" ")
        out.writeString(answer.status.reasonPhrase)
        out.writeImmutableBuffer(fields)
        out.writeStaticString("\r\ndate: ")
        out.writeString(HTTPDate.now)
        out.writeStaticString("\r\ncontent-length: ")
        out.writeString(String(answer.text.utf8.count))
        out.writeStaticString("\r\n\r\n")
        out.writeString(answer.text)
        return out
    }
}
