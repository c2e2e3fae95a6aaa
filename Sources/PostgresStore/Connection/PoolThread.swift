import Foundation
import HelplineCore

/// One thread of the pool: takes a job, sees to a connection, does the job.
final class PoolThread {
    private let settings: ConnectionSettings
    private let queue: JobQueue
    private var connection: PostgresConnection?

    init(_ settings: ConnectionSettings, _ queue: JobQueue) {
        self.settings = settings
        self.queue = queue
    }

    /// Until the queue is closed and empty.
    func run() {
        while let job = queue.next() {
            var mayRepeat = true
            while let connection = connected(for: job) {
                let done = job.perform(connection, mayRepeat)
                if connection.isSpent { self.connection = nil }
                if done { break }
                mayRepeat = false
            }
        }
    }

    /// The connection, or a new one; tries until the job's deadline with growing pauses, then refuses the job.
    private func connected(for job: ConnectionJob) -> PostgresConnection? {
        var pause: TimeInterval = 0.05
        while true {
            if let connection { return connection }
            do { connection = try PostgresConnection(settings) } catch {
                guard ContinuousClock.now + .seconds(pause) < job.deadline else {
                    job.refuse(StoreFailure(from: error))
                    return nil
                }
                Thread.sleep(forTimeInterval: pause * .random(in: 0.5...1))
                pause = min(pause * 2, 1)
            }
        }
    }
}
