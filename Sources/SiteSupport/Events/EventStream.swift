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

    /// Why a stream is woken.
    public enum Signal: Sendable {
        /// There may be something to read.
        case read
        case beat
        /// Nothing will come any more: the server stops.
        case end
    }
    /// Wakes a stream; returns at once.
    public typealias Waker = @Sendable (Signal) -> Void
    /// One write took longer than it may.
    struct SlowReader: Error {}

    private let feed: any EventFeed
    private let timing: Timing
    private let opened: @Sendable (@escaping Waker) async -> Void
    private let closed: @Sendable () async -> Void

    /// - Parameters:
    ///   - opened: runs once, when the body is about to be written, with what wakes the stream from then on. A client that
    ///     left before that has taken nothing that must be given back.
    ///   - closed: runs exactly once after `opened`, however the stream ended.
    public init(
        feed: any EventFeed, timing: Timing = Timing(), opened: @escaping @Sendable (@escaping Waker) async -> Void,
        closed: @escaping @Sendable () async -> Void
    ) {
        self.feed = feed
        self.timing = timing
        self.opened = opened
        self.closed = closed
    }

    public func response(to request: Request) -> Response {
        var headers: HTTPFields = [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"]
        headers.set("x-accel-buffering", "no")
        return Response(
            status: .ok, headers: headers,
            body: .init { writer in
                if let output = writer as? any StreamOutput {
                    await StreamPump(feed: feed, timing: timing, output: output, closed: closed).begin(opened)
                } else {
                    try await write(to: StreamWriter(writer), for: request)
                }
            })
    }

    /// On any other connection (HTTP/2, and tests of the router): tasks as long as the stream is open.
    private func write(to output: StreamWriter, for request: Request) async throws {
        let (signals, signal) = AsyncStream<Signal>.makeStream(bufferingPolicy: .bufferingNewest(2))
        await opened { [signal] woken in
            if woken == .end { signal.finish() } else { signal.yield(woken) }
        }
        let (stop, stopper) = AsyncStream<Void>.makeStream()
        do {
            try await request.body.consumeWithInboundCloseHandler { _ in
                try await run(output, on: signals, signal, until: stop)
            } onInboundClosed: {
                stopper.finish()
            }
        } catch {
            await closed()
            throw error
        }
        await closed()
        try await output.finish()
    }

    /// Runs until the writing ends or the client goes; the others are cancelled then. When the wake-ups end, the writing still
    /// sends what is there.
    private func run(
        _ output: StreamWriter, on signals: AsyncStream<Signal>, _ signal: AsyncStream<Signal>.Continuation,
        until stop: AsyncStream<Void>
    ) async throws {
        let (alarms, alarm) = AsyncStream<Duration>.makeStream(bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in stop {}
                return true
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: timing.heartbeat)
                    signal.yield(.beat)
                }
            }
            group.addTask {
                for await pause in alarms {
                    try await Task.sleep(for: pause)
                    signal.yield(.read)
                }
                return false
            }
            group.addTask {
                try await write(to: output, on: signals, alarm: alarm)
                return true
            }
            defer { group.cancelAll() }
            while let ended = try await group.next(), !ended {}
        }
    }

    private func write(
        to output: StreamWriter, on signals: AsyncStream<Signal>, alarm: AsyncStream<Duration>.Continuation
    ) async throws {
        try await send([ServerSentEvent.retry], to: output)
        if try await sendAll(to: output, alarm: alarm) { return }
        for await signal in signals {
            if signal == .beat { try await send([ServerSentEvent.heartbeat], to: output) }
            if try await sendAll(to: output, alarm: alarm) { return }
        }
        if try await sendAll(to: output, alarm: alarm) { return }
        try await send([ServerSentEvent.goodbye], to: output)
    }

    /// Sends what the feed has; whether the stream is over.
    private func sendAll(to output: StreamWriter, alarm: AsyncStream<Duration>.Continuation) async throws -> Bool {
        while true {
            let batch = try await feed.next()
            if !batch.events.isEmpty { try await send(batch.events.map(\.bytes), to: output) }
            if batch.ends { return true }
            if let pause = batch.again { alarm.yield(pause) }
            if !batch.more { return false }
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
