import Foundation
import HelplineCore

/// One thread of the pool: sees to a connection when there is something to do, takes a job, does the job.
final class PoolThread {
    private static let shortestPause: TimeInterval = 0.05
    private static let longestPause: TimeInterval = 1

    private let settings: ConnectionSettings
    private let queue: JobQueue
    private var connection: PostgresConnection?
    private var pause = shortestPause

    init(_ settings: ConnectionSettings, _ queue: JobQueue) {
        self.settings = settings
        self.queue = queue
    }

    /// Until the queue is closed and empty.
    func run() {
        while true {
            switch queue.next(isConnected: connection != nil) {
            case .end: return
            case .connect:
                connect()
                queue.hasTriedToConnect()
            case .job(let job):
                guard let connection else { preconditionFailure("a job is for who has a connection") }
                if !perform(job, on: connection, mayRepeat: true) { doAgain(job, after: connection) }
            }
        }
    }

    private func perform(_ job: ConnectionJob, on connection: PostgresConnection, mayRepeat: Bool) -> Bool {
        let isDone = job.perform(connection, mayRepeat)
        if connection.isSpent { self.connection = nil }
        return isDone
    }

    /// On a connection made anew: the others may have broken with this one. Who lost his to silence has waited long enough, others
    /// have a second at least.
    private func doAgain(_ job: ConnectionJob, after lost: PostgresConnection) {
        let deadline = lost.wentSilent ? job.deadline : max(job.deadline, .now + .seconds(1))
        while ContinuousClock.now < deadline {
            connect()
            if let connection, perform(job, on: connection, mayRepeat: false) { return }
        }
        job.refuse(StoreFailure(from: PostgresError.connectionLost))
    }

    /// Makes a connection, or pauses when none can be made.
    private func connect() {
        do {
            connection = try PostgresConnection(settings)
            pause = Self.shortestPause
            queue.note(unreachable: nil)
        } catch {
            connection = nil
            queue.note(unreachable: StoreFailure(from: error))
            Thread.sleep(forTimeInterval: pause * .random(in: 0.5...1))
            pause = min(pause * 2, Self.longestPause)
        }
    }
}
