import AsyncHTTPClient
import Foundation
import NIOCore

/// One event of a `text/event-stream` (WHATWG HTML, section 9.2).
struct ServerSentEvent: Sendable {
    var name = "message"
    var id: String?
    var data = ""
}

/// Cuts a response body into events.
struct ServerSentEventSequence: AsyncSequence {
    let body: HTTPClientResponse.Body

    func makeAsyncIterator() -> Iterator { Iterator(chunks: body.makeAsyncIterator()) }

    struct Iterator: AsyncIteratorProtocol {
        var chunks: HTTPClientResponse.Body.AsyncIterator
        var waiting: [UInt8] = []
        var event = ServerSentEvent()
        var hasData = false

        mutating func next() async throws -> ServerSentEvent? {
            while true {
                while let end = waiting.firstIndex(of: UInt8(ascii: "\n")) {
                    let line = String(decoding: waiting[..<end], as: UTF8.self)
                    waiting.removeSubrange(...end)
                    if let whole = take(line) { return whole }
                }
                guard let chunk = try await chunks.next() else { return nil }
                waiting.append(contentsOf: chunk.readableBytesView)
            }
        }

        private mutating func take(_ line: String) -> ServerSentEvent? {
            if line.isEmpty {
                defer { (event, hasData) = (ServerSentEvent(), false) }
                return hasData ? event : nil
            }
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            switch line[..<colon] {
            case "event": event.name = String(value)
            case "id": event.id = String(value)
            case "data":
                event.data += hasData ? "\n" + value : String(value)
                hasData = true
            default: break
            }
            return nil
        }
    }
}
