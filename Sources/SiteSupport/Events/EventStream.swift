import HTTPTypes
public import Hummingbird
import Synchronization

/// A server-sent event stream over a feed.
///
/// It ends when the feed says so, when the wake-ups end (the server stops), when the client goes, and when one write takes
/// longer than `Timing.write`: a slow reader is ended, never thinned, and reads on from where it was.
public struct EventStream: Sendable {
    public struct Timing: Sendable {
        public let heartbeat: Duration
        public let write: Duration

        public init(heartbeat: Duration = .seconds(15), write: Duration = .seconds(20)) {
            self.heartbeat = heartbeat
            self.write = write
        }
    }

    private enum Signal: Sendable { case read, beat }
    /// One write took longer than it may.
    struct SlowReader: Error {}

    private let feed: any EventFeed
    private let wakeups: AsyncStream<Void>
    private let timing: Timing
    private let closed: @Sendable () async -> Void

    /// - Parameter closed: runs exactly once when the stream is over, however it ended.
    public init(
        feed: any EventFeed, wakeups: AsyncStream<Void>, timing: Timing = Timing(),
        closed: @escaping @Sendable () async -> Void
    ) {
        self.feed = feed
        self.wakeups = wakeups
        self.timing = timing
        self.closed = closed
    }

    public func response(to request: Request) -> Response {
        var headers: HTTPFields = [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"]
        if let name = HTTPField.Name("x-accel-buffering") { headers[name] = "no" }
        return Response(
            status: .ok, headers: headers,
            body: .init { writer in
                let output = StreamWriter(writer)
                let (stop, stopper) = AsyncStream<Void>.makeStream()
                do {
                    try await request.body.consumeWithInboundCloseHandler { _ in
                        try await run(output, until: stop)
                    } onInboundClosed: {
                        stopper.finish()
                    }
                } catch {
                    await closed()
                    throw error
                }
                await closed()
                try await output.finish()
            })
    }

    /// Runs until one of the four ends first; the others are cancelled.
    private func run(_ output: StreamWriter, until stop: AsyncStream<Void>) async throws {
        let (signals, signal) = AsyncStream<Signal>.makeStream(bufferingPolicy: .bufferingNewest(2))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in stop {} }
            group.addTask { for await _ in wakeups { signal.yield(.read) } }
            group.addTask {
                while true {
                    try await Task.sleep(for: timing.heartbeat)
                    signal.yield(.beat)
                }
            }
            group.addTask { try await write(to: output, on: signals) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func write(to output: StreamWriter, on signals: AsyncStream<Signal>) async throws {
        try await send([ServerSentEvent.retry], to: output)
        if try await sendAll(to: output) { return }
        for await signal in signals {
            if signal == .beat { try await send([ServerSentEvent.heartbeat], to: output) }
            if try await sendAll(to: output) { return }
        }
    }

    /// Sends what the feed has; whether the stream is over.
    private func sendAll(to output: StreamWriter) async throws -> Bool {
        while true {
            let batch = try await feed.next()
            if !batch.events.isEmpty { try await send(batch.events.map(\.bytes), to: output) }
            if batch.ends { return true }
            if let pause = batch.again { try await Task.sleep(for: pause) } else if !batch.more { return false }
        }
    }

    private func send(_ buffers: [ByteBuffer], to output: StreamWriter) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await output.write(buffers) }
            group.addTask {
                try await Task.sleep(for: timing.write)
                throw SlowReader()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
