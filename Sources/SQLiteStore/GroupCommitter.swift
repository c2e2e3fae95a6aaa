import GRDB
import HelplineCore
import Synchronization

/// Lets writes that wait at the same time share one transaction, and so one sync to disk.
///
/// Invariant: an item is told its result exactly once, and never before the transaction that holds it has been
/// committed and synced, or rolled back. Each item runs in its own savepoint, so one that fails undoes only itself.
final class GroupCommitter: Sendable {
    /// A group is at most this large, so that the first of it does not wait for ever.
    static let largestGroup = 256

    private struct Item: Sendable {
        let perform: @Sendable (Database) -> Performed
        let refuse: @Sendable (StoreFailure) -> Void
    }
    private struct Performed {
        /// Its own failure, if it had one.
        let failure: StoreFailure?
        /// Tells the waiting caller: its own result, or why the group was not committed.
        let settle: @Sendable (StoreFailure?) -> Void
    }
    private struct Queue {
        var waiting: [Item] = []
        var running = false
        var closed = false
        var whenIdle: [CheckedContinuation<Void, Never>] = []
    }

    private let pool: DatabasePool
    private let observer: CommitObserver
    private let queue = Mutex(Queue())

    init(pool: DatabasePool, observer: CommitObserver) {
        self.pool = pool
        self.observer = observer
    }

    /// Runs `body` in the next group; returns its result once that is on disk.
    func submit<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async -> Result<T, StoreFailure> {
        await withCheckedContinuation { continuation in
            enqueue(
                Item(
                    perform: { db in
                        let result = Self.inSavepoint(of: db, body)
                        return Performed(failure: result.failure) { groupFailure in
                            continuation.resume(returning: groupFailure.map(Result.failure) ?? result)
                        }
                    },
                    refuse: { continuation.resume(returning: .failure($0)) }))
        }
    }

    /// Returns when everything submitted has been settled; what comes later is refused.
    func close() async {
        await withCheckedContinuation { continuation in
            let idle = queue.withLock { queue in
                queue.closed = true
                if queue.running { queue.whenIdle.append(continuation) }
                return !queue.running
            }
            if idle { continuation.resume() }
        }
    }

    private func enqueue(_ item: Item) {
        let (accepted, starts) = queue.withLock { queue in
            guard !queue.closed else { return (false, false) }
            queue.waiting.append(item)
            defer { queue.running = true }
            return (true, !queue.running)
        }
        if !accepted { item.refuse(.unavailable(description: "The store is closing.")) }
        if starts { pool.asyncWriteWithoutTransaction { self.commitNextGroup(in: $0) } }
    }

    private func commitNextGroup(in db: Database) {
        let group = queue.withLock { queue in
            let group = Array(queue.waiting.prefix(Self.largestGroup))
            queue.waiting.removeFirst(group.count)
            return group
        }
        commit(group, in: db)
        let (more, idle) = queue.withLock { queue in
            queue.running = !queue.waiting.isEmpty
            guard !queue.running else { return (true, [CheckedContinuation<Void, Never>]()) }
            defer { queue.whenIdle = [] }
            return (false, queue.whenIdle)
        }
        // Asks for the writer anew, so that a checkpoint gets its turn between two groups.
        if more { pool.asyncWriteWithoutTransaction { self.commitNextGroup(in: $0) } }
        for continuation in idle { continuation.resume() }
    }

    private func commit(_ group: [Item], in db: Database) {
        var performed: [Performed] = []
        do {
            try db.inTransaction(.immediate) {
                for item in group {
                    let outcome = item.perform(db)
                    performed.append(outcome)
                    // A full disk makes SQLite roll back the whole transaction by itself.
                    if !db.isInsideTransaction {
                        throw outcome.failure ?? .unavailable(description: "The transaction ended.")
                    }
                }
                try observer.willCommit(group.count)
                return .commit
            }
            observer.didCommit(group.count)
            for outcome in performed { outcome.settle(nil) }
        } catch {
            let failure = StoreFailure(from: error)
            for outcome in performed { outcome.settle(failure) }
            for item in group.dropFirst(performed.count) { item.refuse(failure) }
        }
    }

    private static func inSavepoint<T>(of db: Database, _ body: (Database) throws -> T) -> Result<T, StoreFailure> {
        do {
            // Statements that are kept: the library's own savepoints are compiled anew each time.
            try db.cachedStatement(sql: "SAVEPOINT item").execute()
            do {
                let value = try body(db)
                try db.cachedStatement(sql: "RELEASE item").execute()
                return .success(value)
            } catch {
                if db.isInsideTransaction {
                    try db.cachedStatement(sql: "ROLLBACK TO item").execute()
                    try db.cachedStatement(sql: "RELEASE item").execute()
                }
                throw error
            }
        } catch {
            return .failure(StoreFailure(from: error))
        }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        switch self {
        case .success: nil
        case .failure(let failure): failure
        }
    }
}
