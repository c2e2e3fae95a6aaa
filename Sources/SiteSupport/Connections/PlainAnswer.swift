import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import Synchronization

/// The answer to one request, written to its connection. Used on the connection's event loop only, but for `writeAtOnce`: by any
/// thread, one at a time.
///
/// An answer of known length goes out in one write. One without is sent in chunks as it comes; an event stream can take it over
/// and keeps it without a task (`adopt`).
final class PlainAnswer: ResponseBodyWriter, StreamOutput {
    private struct State {
        var head: HTTPResponse?
        var length: Int?
        var waiting: ByteBuffer?
        var isChunked = false
        var isEnded = false
        var isGone = false
        var stream: StreamPump?
        var blocked: CheckedContinuation<Void, any Error>?
        var ended: (@Sendable () -> Void)?
        var mustClose = false
        /// Writes of other threads that wait for their turn on the loop.
        var onTheirWay = 0
    }

    static let badRequest = ByteBuffer(
        string: "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")

    let executor: LoopExecutor
    private let channel: any Channel
    /// HTTP/1.0, which knows no chunks.
    private let isOld: Bool
    private let hasBody: Bool
    private let isLast: Bool
    private let state = Mutex(State())

    init(to channel: any Channel, executor: LoopExecutor, isOld: Bool, hasBody: Bool, isLast: Bool) {
        self.channel = channel
        self.executor = executor
        self.isOld = isOld
        self.hasBody = hasBody
        self.isLast = isLast
    }

    /// The other end cannot tell where this answer stops.
    var mustClose: Bool { state.withLock { $0.mustClose } }

    func whenEnded(_ ended: @escaping @Sendable () -> Void) { state.withLock { $0.ended = ended } }

    /// Writes what `respond` answers; a failure that no middleware turned into an answer is a plain 500.
    func give(_ respond: () async throws -> Response) async {
        var response: Response
        do {
            response = try await respond()
        } catch {
            response = Response(status: .internalServerError)
        }
        response.headers[.date] = HTTPDate.now
        state.withLock { [head = response.head, length = response.body.contentLength] in
            ($0.head, $0.length) = (head, length)
        }
        do {
            try await response.body.write(self)
        } catch {
            // Somewhere in the middle: closing is the only way to say that it is not whole.
            state.withLock { $0.mustClose = true }
            end()
        }
    }

    /// Writes an answer that is whole with its head.
    func give(whole bytes: ByteBuffer) {
        let ended: (@Sendable () -> Void)? = state.withLock { state in
            guard !state.isEnded, !state.isGone else { return nil }
            state.isEnded = true
            defer { state.ended = nil }
            return state.ended
        }
        guard let ended else { return }
        channel.writeAndFlush(bytes, promise: nil)
        ended()
    }

    // MARK: ResponseBodyWriter

    func write(_ buffer: ByteBuffer) async throws { try await write(buffer, patience: .seconds(20)) }

    func write(_ buffer: ByteBuffer, patience: TimeAmount) async throws {
        var out: ByteBuffer? = nil
        state.withLock { state in
            guard state.length == nil else {
                if state.waiting == nil { state.waiting = buffer } else { state.waiting?.writeImmutableBuffer(buffer) }
                return
            }
            out = headBytes(&state)
            chunk(buffer, &state, into: &out)
        }
        if let out { try await send(out, patience) }
    }

    func write(contentsOf buffers: some Sequence<ByteBuffer>) async throws {
        var joined = ByteBuffer()
        for buffer in buffers { joined.writeImmutableBuffer(buffer) }
        if joined.readableBytes > 0 { try await write(joined) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {
        // A stream that took the answer over goes on; it ends by itself.
        if state.withLock({ $0.stream == nil }) { end() }
    }

    // MARK: StreamOutput

    var loop: any EventLoop { channel.eventLoop }

    var isReady: Bool { channel.isWritable && state.withLock { !$0.isGone && $0.head == nil } }

    func writeAtOnce(_ events: [ServerSentEvent]) {
        let length = events.reduce(0) { $0 + $1.bytes.readableBytes }
        guard length > 0 else { return }
        let isChunked = state.withLock { $0.isChunked }
        var out = channel.allocator.buffer(capacity: length + 16)
        if isChunked { out.writeString(String(length, radix: 16) + "\r\n") }
        for event in events { out.writeImmutableBuffer(event.bytes) }
        if isChunked { out.writeStaticString("\r\n") }
        writeInTurn(out)
    }

    /// What the loop writes by itself would overtake what another thread handed to it just before.
    private func writeInTurn(_ bytes: ByteBuffer) {
        let isAlone = state.withLock { state in
            if loop.inEventLoop, state.onTheirWay == 0 { return true }
            state.onTheirWay += 1
            return false
        }
        guard !isAlone else { return channel.writeAndFlush(bytes, promise: nil) }
        loop.execute { [self] in
            state.withLock { $0.onTheirWay -= 1 }
            channel.writeAndFlush(bytes, promise: nil)
        }
    }

    func adopt(_ stream: StreamPump) { state.withLock { $0.stream = stream } }

    func end() {
        var out: ByteBuffer? = nil
        let ended: (@Sendable () -> Void)? = state.withLock { state in
            guard !state.isEnded else { return nil }
            state.isEnded = true
            state.stream = nil
            defer { state.ended = nil }
            guard !state.isGone else { return nil }
            out = headBytes(&state)
            if let body = state.waiting, hasBody { out?.writeImmutableBuffer(body) }
            if state.isChunked, hasBody { out?.writeString("0\r\n\r\n") }
            state.waiting = nil
            return state.ended
        }
        if let out, out.readableBytes > 0 { channel.writeAndFlush(out, promise: nil) }
        ended?()
    }

    // MARK: What the connection tells

    func clientLeft() {
        let (stream, blocked) = state.withLock { state in
            state.isGone = true
            state.ended = nil
            defer { (state.stream, state.blocked) = (nil, nil) }
            return (state.stream, state.blocked)
        }
        blocked?.resume(throwing: ChannelError.eof)
        stream?.clientLeft()
    }

    func clientReads() {
        let blocked = state.withLock { state in
            defer { state.blocked = nil }
            return state.blocked
        }
        blocked?.resume()
    }

    /// Writes, and waits while the client has not taken what was written before.
    private func send(_ bytes: ByteBuffer, _ patience: TimeAmount) async throws {
        guard !state.withLock({ $0.isGone }) else { throw ChannelError.eof }
        channel.writeAndFlush(bytes, promise: nil)
        guard !channel.isWritable else { return }
        // Closing resumes what waits below.
        let end = loop.scheduleTask(in: patience) { [channel] in channel.close(promise: nil) }
        defer { end.cancel() }
        try await withCheckedThrowingContinuation { continuation in
            let isGone = state.withLock { state in
                if !state.isGone { state.blocked = continuation }
                return state.isGone
            }
            if isGone { continuation.resume(throwing: ChannelError.eof) }
        }
    }

    private func headBytes(_ state: inout State) -> ByteBuffer {
        guard let head = state.head else { return ByteBuffer() }
        state.head = nil
        state.isChunked = state.length == nil && !isOld
        if state.length == nil, isOld { state.mustClose = true }
        var out = channel.allocator.buffer(capacity: 1536 + (state.waiting?.readableBytes ?? 0))
        out.writeStaticString("HTTP/1.1 ")
        out.writeString(String(head.status.code))
        out.writeStaticString(" ")
        out.writeString(head.status.reasonPhrase)
        for field in head.headerFields {
            out.writeStaticString("\r\n")
            out.writeString(field.name.rawName)
            out.writeStaticString(": ")
            out.writeString(field.value)
        }
        if state.isChunked { out.writeStaticString("\r\ntransfer-encoding: chunked") }
        if isLast || state.mustClose { out.writeStaticString("\r\nconnection: close") }
        out.writeStaticString("\r\n\r\n")
        return out
    }

    private func chunk(_ buffer: ByteBuffer, _ state: inout State, into out: inout ByteBuffer?) {
        guard hasBody, buffer.readableBytes > 0 else { return }
        if state.isChunked { out?.writeString(String(buffer.readableBytes, radix: 16) + "\r\n") }
        out?.writeImmutableBuffer(buffer)
        if state.isChunked { out?.writeStaticString("\r\n") }
    }
}
