import Foundation
import HelplineCore

/// The jobs that wait for one of the pool's threads, first come, first served.
///
/// Unchecked since 2026-11-21: everything mutable is touched only while the condition is locked.
final class JobQueue: @unchecked Sendable {
    private let condition = NSCondition()
    private var waiting: [ConnectionJob] = []
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

    /// The next job; waits for one, and returns `nil` when the queue is closed and empty.
    func next() -> ConnectionJob? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty, !closed { condition.wait() }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }

    /// Refuses in time what no thread takes; returns when the queue is closed and empty.
    func refuseLateOnes() {
        condition.lock()
        while !closed || !waiting.isEmpty {
            let now = ContinuousClock.now
            let late = waiting.filter { $0.deadline <= now }
            waiting.removeAll { $0.deadline <= now }
            if late.isEmpty {
                if waiting.isEmpty {
                    condition.wait()
                } else {
                    _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1))
                }
            } else {
                condition.unlock()
                for job in late {
                    job.refuse(.unavailable(description: "PostgreSQL has too much to do, or cannot be reached."))
                }
                condition.lock()
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
