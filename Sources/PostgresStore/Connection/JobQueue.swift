import Foundation
import HelplineCore

/// The jobs that wait for one of the pool's threads, first come, first served.
///
/// Unchecked since 2026-11-21: everything mutable is touched only while the condition is locked.
final class JobQueue: @unchecked Sendable {
    enum Turn {
        case job(ConnectionJob), connect
        /// The queue is closed and empty.
        case end
    }

    private let condition = NSCondition()
    private var waiting: [ConnectionJob] = []
    /// Why no connection could be made last; `nil` since one was.
    private var unreachable: StoreFailure?
    /// Threads that wait with a connection, and those that are making one.
    private var idle = 0
    private var connecting = 0
    private var closed = false
    private var threads = 0
    private var whenEnded: [CheckedContinuation<Void, Never>] = []

    /// Refuses the job at once when the queue is closed.
    func add(_ job: ConnectionJob) {
        condition.lock()
        let accepted = !closed
        if accepted { waiting.append(job) }
        condition.broadcast()
        condition.unlock()
        if !accepted { job.refuse(.unavailable(description: "The store is closing.")) }
    }

    /// What a thread is to do next; waits until there is something.
    ///
    /// A job is given to who has a connection only: until then it stays where it can be refused in time. Who has none is asked to
    /// make one for what those with one, and those who are making one, leave.
    func next(isConnected: Bool) -> Turn {
        condition.lock()
        defer { condition.unlock() }
        guard isConnected else {
            while waiting.count <= idle + connecting, !(closed && waiting.isEmpty) { condition.wait() }
            guard !waiting.isEmpty else { return .end }
            connecting += 1
            return .connect
        }
        idle += 1
        while waiting.isEmpty, !closed { condition.wait() }
        idle -= 1
        if closed { condition.broadcast() }
        return waiting.isEmpty ? .end : .job(waiting.removeFirst())
    }

    /// Told by who was asked to connect, when he has tried.
    func hasTriedToConnect() {
        condition.lock()
        connecting -= 1
        condition.broadcast()
        condition.unlock()
    }

    /// What those are told who are refused from now on: why no connection can be made, or `nil` when one was.
    func note(unreachable failure: StoreFailure?) {
        condition.lock()
        unreachable = failure
        condition.unlock()
    }

    /// Refuses in time what no thread takes; returns when the queue is closed and empty.
    func refuseLateOnes() {
        condition.lock()
        while !closed || !waiting.isEmpty {
            let now = ContinuousClock.now
            let late = waiting.filter { $0.deadline <= now }
            waiting.removeAll { $0.deadline <= now }
            let reason = unreachable ?? .unavailable(description: "PostgreSQL has too much to do.")
            if late.isEmpty {
                if waiting.isEmpty {
                    condition.wait()
                } else {
                    _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1))
                }
            } else {
                condition.unlock()
                for job in late { job.refuse(reason) }
                condition.lock()
                if closed { condition.broadcast() }
            }
        }
        condition.unlock()
    }

    /// What waits is still done; what comes later is refused.
    func close() {
        condition.lock()
        closed = true
        condition.broadcast()
        condition.unlock()
    }

    func threadBegins() {
        condition.lock()
        threads += 1
        condition.unlock()
    }

    func threadEnds() {
        condition.lock()
        threads -= 1
        let ended = threads == 0 ? whenEnded : []
        if threads == 0 { whenEnded = [] }
        condition.unlock()
        for continuation in ended { continuation.resume() }
    }

    /// Returns when the last thread has ended.
    func ended() async {
        await withCheckedContinuation { continuation in
            condition.lock()
            let already = threads == 0
            if !already { whenEnded.append(continuation) }
            condition.unlock()
            if already { continuation.resume() }
        }
    }
}
