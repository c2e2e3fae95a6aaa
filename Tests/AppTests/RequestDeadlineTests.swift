import App
import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

/// A browser's connection, on an event loop whose time a test moves.
private struct Connection {
    let channel = EmbeddedChannel()

    init() throws {
        try channel.pipeline.syncOperations.addHandler(RequestDeadline(head: .seconds(10), body: .seconds(20)))
        channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
        #expect(channel.isActive)
    }

    var isOpen: Bool { channel.isActive }

    func passes(_ seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

    func receives(_ part: HTTPRequestPart) throws { try channel.writeInbound(part) }

    func answers() throws {
        try channel.writeOutbound(HTTPResponsePart.head(.init(status: .ok)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
    }
}

struct RequestDeadlineTests {
    private let head = HTTPRequestPart.head(.init(method: .post, scheme: "http", authority: "here", path: "/"))

    @Test func `a connection whose head does not become whole is closed`() throws {
        let connection = try Connection()

        connection.passes(9)
        #expect(connection.isOpen)
        connection.passes(1)

        #expect(!connection.isOpen)
    }

    @Test func `a body that comes byte by byte is not waited for without end`() throws {
        let connection = try Connection()
        try connection.receives(head)

        for _ in 0..<19 {
            try connection.receives(.body(ByteBuffer(string: "x")))
            connection.passes(1)
        }
        #expect(connection.isOpen)
        try connection.receives(.body(ByteBuffer(string: "x")))
        connection.passes(1)

        #expect(!connection.isOpen)
    }

    @Test func `an answer may take as long as it is read`() throws {
        let connection = try Connection()
        try connection.receives(head)
        try connection.receives(.end(nil))

        connection.passes(100_000)

        #expect(connection.isOpen)
    }

    @Test func `after an answer the next request has its own time`() throws {
        let connection = try Connection()
        for _ in 0..<3 {
            connection.passes(9)
            try connection.receives(head)
            connection.passes(19)
            try connection.receives(.end(nil))
            connection.passes(1000)
            try connection.answers()
        }
        #expect(connection.isOpen)

        connection.passes(10)

        #expect(!connection.isOpen)
    }

    @Test func `an answer before the body's end does not free a slow body`() throws {
        let connection = try Connection()
        try connection.receives(head)
        try connection.answers()

        connection.passes(20)

        #expect(!connection.isOpen)
    }
}
