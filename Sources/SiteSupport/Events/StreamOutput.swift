import NIOCore

/// A connection that a stream can keep open without a task of its own.
protocol StreamOutput: Sendable {
    var loop: any EventLoop { get }
    var executor: LoopExecutor { get }

    /// The stream is told when the client leaves, and ends the answer itself.
    func adopt(_ stream: StreamPump)
    /// Returns when the client takes more; throws once it has left, or has taken nothing for so long that it was shut out.
    func write(_ buffer: ByteBuffer, patience: TimeAmount) async throws
    /// Whether the client has taken what was written before, so that `writeAtOnce` may be called.
    var isReady: Bool { get }
    func writeAtOnce(_ events: [ServerSentEvent])
    func end()
}
