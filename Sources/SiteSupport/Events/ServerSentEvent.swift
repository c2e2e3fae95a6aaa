import Foundation
package import NIOCore

/// One event of a stream, written by the rules of the HTML standard ("Server-sent events").
public struct ServerSentEvent: Sendable {
    package let bytes: ByteBuffer

    /// - Parameter bytes: a whole event.
    package init(bytes: ByteBuffer) { self.bytes = bytes }

    /// - Parameters:
    ///   - id: what the client sends back as `Last-Event-ID`.
    ///   - data: written as one line of JSON.
    public init(_ name: String, id: String? = nil, data: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.init(name, id: id, json: String(decoding: try encoder.encode(data), as: UTF8.self))
    }

    /// - Parameter json: one line.
    public init(_ name: String, id: String? = nil, json: String) {
        var bytes = ByteBufferAllocator().buffer(capacity: json.utf8.count + 96)
        if let id { bytes.writeString("id: \(id)\n") }
        bytes.writeString("event: \(name)\ndata: ")
        bytes.writeString(json)
        bytes.writeString("\n\n")
        self.bytes = bytes
    }

    static let retry = ByteBuffer(string: "retry: 1000\n\n")
    /// The last of a stream that the server ends: come back at once, perhaps to another node.
    static let goodbye = ByteBuffer(string: "retry: 100\n: come back\n\n")
    static let heartbeat = ByteBuffer(string: ": hb\n\n")
}
