import NIOCore

/// Runs tasks on an event loop: a request is read, answered and written on one thread, and so are the actors it asks.
///
/// The tasks are children of `run`: a server that stops waits for what its connections began.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop
    /// Not bounded here: a connection has one task at a time.
    private let jobs: AsyncStream<@Sendable () async -> Void>
    private let job: AsyncStream<@Sendable () async -> Void>.Continuation

    init(_ loop: any EventLoop) {
        self.loop = loop
        (jobs, job) = AsyncStream.makeStream()
    }

    /// The loop it runs on.
    var key: ObjectIdentifier { ObjectIdentifier(loop) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    /// Starts a task on the loop; it is not cancelled when a client leaves, so that what was kept is announced.
    func start(_ body: @escaping @Sendable () async -> Void) { job.yield(body) }

    /// Runs what is started, until `finish` was called and all of it has ended.
    func run() async {
        await withDiscardingTaskGroup { group in
            for await body in jobs { group.addTask { await body() } }
        }
    }

    func finish() { job.finish() }
}
