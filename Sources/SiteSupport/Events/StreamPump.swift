import NIOCore
import Synchronization

/// An open stream on a plain connection: while nothing happens it is a few objects and a timer.
///
/// Invariant: at most one reads the feed and writes: the task, or whoever wakes the stream when what happened can be told at once.
/// What wakes it meanwhile is remembered and read after it.
final class StreamPump: Sendable {
    private struct State {
        var isRunning = true
        var isAnnounced = false
        var isBeating = false
        /// The wake-ups have ended: send what is there, then end.
        var isLast = false
        var isOver = false
        var beat: Scheduled<Void>?
    }

    private let feed: any EventFeed
    private let timing: EventStream.Timing
    private let output: any StreamOutput
    private let closed: @Sendable () async -> Void
    private let state = Mutex(State())

    init(
        feed: any EventFeed, timing: EventStream.Timing, output: any StreamOutput,
        closed: @escaping @Sendable () async -> Void
    ) {
        self.feed = feed
        self.timing = timing
        self.output = output
        self.closed = closed
    }

    /// Takes the answer over and sends what there is.
    func begin(_ opened: @Sendable (@escaping EventStream.Waker) async -> Void) async {
        output.adopt(self)
        await opened { [self] signal in wake(signal) }
        windBeat()
        await drain(first: [ServerSentEvent.retry])
    }

    func wake(_ signal: EventStream.Signal) {
        let starts = state.withLock { state in
            switch signal {
            case .read: state.isAnnounced = true
            case .beat: (state.isAnnounced, state.isBeating) = (true, true)
            case .end: (state.isAnnounced, state.isLast) = (true, true)
            }
            guard !state.isRunning, !state.isOver else { return false }
            state.isRunning = true
            return true
        }
        guard starts else { return }
        if signal == .read, tellAtOnce() { return }
        output.executor.start { [self] in await drain(first: []) }
    }

    /// Sends what the feed can tell without waiting, on the thread that announced it: a task for each of them cost more than the
    /// writing. False when the task has to go on.
    private func tellAtOnce() -> Bool {
        guard output.isReady else { return false }
        state.withLock { $0.isAnnounced = false }
        guard let events = feed.atOnce() else { return false }
        output.writeAtOnce(events)
        return rests()
    }

    /// Whether nothing more was announced; then the stream rests.
    private func rests() -> Bool {
        state.withLock { state in
            guard !state.isAnnounced else { return false }
            state.isRunning = false
            return true
        }
    }

    func clientLeft() {
        let starts = state.withLock { state in
            state.isLast = true
            state.isAnnounced = true
            guard !state.isRunning, !state.isOver else { return false }
            state.isRunning = true
            return true
        }
        if starts { output.executor.start { [self] in await finish() } }
    }

    private func drain(first: [ByteBuffer]) async {
        var first = first
        do {
            while true {
                let (isBeating, isLast) = state.withLock { state in
                    defer { (state.isAnnounced, state.isBeating) = (false, false) }
                    return (state.isBeating, state.isLast)
                }
                if isBeating { first.append(ServerSentEvent.heartbeat) }
                if try await sendAll(after: first) { return await finish() }
                first = []
                if isLast {
                    try await send([ServerSentEvent.goodbye])
                    return await finish()
                }
                if rests() { return }
            }
        } catch {
            await finish()
        }
    }

    /// Sends what the feed has; whether the stream is over.
    private func sendAll(after first: [ByteBuffer]) async throws -> Bool {
        var first = first
        while true {
            let batch: EventBatch
            do { batch = try await feed.next() } catch {
                try await send(first)
                throw error
            }
            try await send(first + batch.events.map(\.bytes))
            first = []
            if batch.ends { return true }
            if let pause = batch.again {
                output.loop.scheduleTask(in: .nanoseconds(pause.wholeNanoseconds)) { [weak self] in self?.wake(.read) }
            }
            if !batch.more { return false }
        }
    }

    private func send(_ buffers: [ByteBuffer]) async throws {
        guard var joined = buffers.first else { return }
        for buffer in buffers.dropFirst() { joined.writeImmutableBuffer(buffer) }
        try await output.write(joined, patience: .nanoseconds(timing.write.wholeNanoseconds))
    }

    private func finish() async {
        let isFirst = state.withLock { state in
            defer { state.isOver = true }
            state.beat?.cancel()
            state.beat = nil
            return !state.isOver
        }
        guard isFirst else { return }
        output.end()
        await closed()
    }

    private func windBeat() {
        let beat = output.loop.scheduleTask(in: .nanoseconds(timing.heartbeat.wholeNanoseconds)) { [weak self] in
            guard let self else { return }
            wake(.beat)
            windBeat()
        }
        let isOver = state.withLock { state in
            state.beat = beat
            return state.isOver
        }
        if isOver { beat.cancel() }
    }
}

extension Duration {
    fileprivate var wholeNanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
