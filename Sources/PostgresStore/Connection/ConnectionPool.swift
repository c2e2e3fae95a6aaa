import Foundation
import HelplineCore

/// A few threads with a connection each, apart from Swift's own: a waiting database never holds up anything else.
final class ConnectionPool: Sendable {
    private let queue = JobQueue()
    private let patience: Duration

    init(_ settings: ConnectionSettings, connections: Int) {
        patience = settings.patience
        let queue = queue
        for number in 0..<connections {
            Self.start("database \(number)", queue) { PoolThread(settings, queue).run() }
        }
        Self.start("database watch", queue) { queue.refuseLateOnes() }
    }

    // The threads know the queue only, so that a pool nobody has any more ends.
    deinit { queue.close() }

    /// Runs `body` on a connection's thread and returns what it returned or threw.
    ///
    /// A body whose connection broke before it was through runs once more on another: nothing of it was applied.
    ///
    /// - Parameter time: how long it may wait for a connection, where that is not the pool's own patience.
    func run<T: Sendable>(within time: Duration? = nil, _ body: @escaping @Sendable (PostgresConnection) throws -> T)
        async -> Result<T, StoreFailure>
    {
        await withCheckedContinuation { continuation in
            queue.add(
                ConnectionJob(
                    deadline: .now + (time ?? patience),
                    perform: { connection, mayRepeat in
                        do { continuation.resume(returning: .success(try body(connection))) } catch {
                            if mayRepeat, let error = error as? PostgresError, error.leftNothing { return false }
                            continuation.resume(returning: .failure(StoreFailure(from: error)))
                        }
                        return true
                    },
                    refuse: { continuation.resume(returning: .failure($0)) }))
        }
    }

    /// For who brings his own job.
    func add(
        _ perform: @escaping @Sendable (PostgresConnection, _ mayRepeat: Bool) -> Bool,
        refuse: @escaping @Sendable (StoreFailure) -> Void
    ) {
        queue.add(ConnectionJob(deadline: .now + patience, perform: perform, refuse: refuse))
    }

    /// Lets what waits finish, then ends the connections.
    func close() async {
        queue.close()
        await queue.ended()
    }

    private static func start(_ name: String, _ queue: JobQueue, _ body: @escaping @Sendable () -> Void) {
        queue.threadBegins()
        let thread = Thread {
            body()
            queue.threadEnds()
        }
        thread.name = name
        thread.start()
    }
}
