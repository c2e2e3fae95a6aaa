import Hummingbird

/// The response's writer in a box that a child task can hold.
///
/// `@unchecked Sendable`, 2026-11-21: `ResponseBodyWriter` is not `Sendable` and comes as `inout`; one stream's writes follow
/// each other (each is awaited before the next begins), so it is never used from two tasks at once.
final class StreamWriter: @unchecked Sendable {
    private var writer: any ResponseBodyWriter

    init(_ writer: any ResponseBodyWriter) { self.writer = writer }

    func write(_ buffers: [ByteBuffer]) async throws {
        try await writer.write(contentsOf: buffers)
    }

    func finish() async throws { try await writer.finish(nil) }
}
