import App
import Foundation
import HTTPTypes
import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOEmbedded
import NIOPosix
import ServiceLifecycle
import Testing

struct ConnectionDeadlineTests {
    private func connection() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(ConnectionDeadline(.seconds(10)))
        channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
        return channel
    }

    private func tell(_ progress: ConnectionDeadline.Progress, _ channel: EmbeddedChannel) {
        channel.pipeline.fireUserInboundEventTriggered(progress)
    }

    @Test func `a connection that sends bytes and never a request is closed`() throws {
        let channel = try connection()

        for _ in 0..<9 {
            try channel.writeInbound(ByteBuffer(string: "x"))
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))

        #expect(!channel.isActive)
    }

    @Test func `as long as one of its requests is under way it stays, and has its time anew after the last`() throws {
        let channel = try connection()
        tell(.begun, channel)
        tell(.begun, channel)
        tell(.answered, channel)
        channel.embeddedEventLoop.advanceTime(by: .hours(1))
        #expect(channel.isActive)

        tell(.answered, channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(9))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))

        #expect(!channel.isActive)
    }

    /// The silent one comes later, so its end shows that the deadline of the other has passed too.
    @Test(.timeLimit(.minutes(1)))
    func `on HTTP2 who says hello and nothing more is closed, and who waits for an answer is not`() async throws {
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let (free, goOn) = AsyncStream<Void>.makeStream()
        let time = TimeAmount.milliseconds(50)
        let server = DeadlinedChannel(
            HTTP2Channel(
                responder: { _, writer, _ in
                    begin.yield()
                    for await _ in free {}
                    try await writer.writeResponse(.init(status: .ok))
                },
                configuration: .init(
                    idleTimeout: .seconds(75),
                    streamConfiguration: .init(additionalChannelHandlers: [RequestDeadline()]))),
            closedWithoutRequestAfter: time)

        try await served(server) { port in
            let asking = try HTTP2Client(port: port)
            asking.asks()
            for await _ in begun { break }
            let silent = try HTTP2Client(port: port)
            silent.readsToTheEnd()
            goOn.finish()

            #expect(asking.readsAnAnswer())
            asking.readsToTheEnd()
        }
    }

    private func served(_ channel: some ServerChildChannel, _ body: (Int) async throws -> Void) async throws {
        let (ports, port) = AsyncStream<Int>.makeStream()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = channel.server(
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
        let group = ServiceGroup(configuration: .init(services: [server], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await port in ports {
                try await body(port)
                break
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}

/// Speaks HTTP/2 in frames, and never answers a PING.
private final class HTTP2Client {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let connected = try SocketAddress(ipAddress: "127.0.0.1", port: port).withSockAddr { address, size in
            connect(descriptor, address, socklen_t(size))
        }
        guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
        send(Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0])
    }

    deinit { close(descriptor) }

    /// GET http://x/ on stream 1, whole.
    func asks() {
        let fields: [UInt8] = [0x82, 0x86, 0x84, 0x41, 1, UInt8(ascii: "x")]
        send([0, 0, UInt8(fields.count), 1, 5, 0, 0, 0, 1] + fields)
    }

    /// Whether a HEADERS frame comes.
    func readsAnAnswer() -> Bool {
        while let head = read(9) {
            if head[3] == 1 { return true }
            guard read(Int(head[1]) << 8 | Int(head[2])) != nil else { return false }
        }
        return false
    }

    func readsToTheEnd() { while read(1) != nil {} }

    private func send(_ bytes: [UInt8]) { _ = write(descriptor, bytes, bytes.count) }

    /// `nil` when the server closes first.
    private func read(_ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var have = 0
        while have < count {
            let more = bytes.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress.map { $0 + have }, count - have, 0)
            }
            guard more > 0 else { return nil }
            have += more
        }
        return bytes
    }
}
