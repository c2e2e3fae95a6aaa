import GRDB
import HelplineCore
import StoreSupport
import Synchronization

/// Lets writes that wait at the same time share one transaction, and so one sync to disk.
///
/// Invariant: an item is told its result exactly once, and never before the transaction that holds it has been
/// committed and synced, or rolled back. An item that fails undoes only itself: it runs in its own savepoint, or asks all it has to
/// ask before it changes anything.
final class GroupCommitter: Sendable {
    /// A group is at most this large, so that the first of it does not wait for ever.
    static let largestGroup = 256

    /// What the item of a group writes with: the library's connection, and the same one spoken to directly.
    struct Writer {
        let db: Database
        let direct: DirectConnection
    }
    private struct Item: Sendable {
        let perform: @Sendable (Writer) -> Performed
        let refuse: @Sendable (StoreFailure) -> Void
    }
    private struct Performed {
        /// Its own failure, if it had one.
        let failure: StoreFailure?
        /// It failed with half its changes made, which must not be committed.
        let isHalfDone: Bool
        /// Tells the waiting caller: its own result, or why the group was not committed.
        let settle: @Sendable (StoreFailure?) -> Void

        /// Why the whole group fails with it: what the database has is everybody's, anything else was its own.
        var reasonForAll: StoreFailure {
            switch failure {
            case .diskFull: .diskFull
            case .unavailable(let description): .unavailable(description: description)
            default: .unavailable(description: "A write of the same transaction failed halfway; try again.")
            }
        }
    }
    /// Rolls back a transaction in which nothing was to be done.
    private struct NothingToCommit: Error {}
    private struct Queue {
        var waiting: [Item] = []
        var running = false
        var closed = false
        var whenIdle: [CheckedContinuation<Void, Never>] = []
        /// Who uses the writer for something else.
        var guests = 0
        var pace: WriterPace
    }

    private let pool: DatabasePool
    private let observer: CommitObserver
    private let clock = ContinuousClock()
    private let queue: Mutex<Queue>
    /// Of the writing connection; made and used on its queue.
    private let direct = Mutex<DirectConnection?>(nil)

    init(pool: DatabasePool, observer: CommitObserver, pace: WriterPace) {
        self.pool = pool
        self.observer = observer
        queue = Mutex(Queue(pace: pace))
    }

    /// Runs `body` in the next group; returns its result once that is on disk.
    ///
    /// - Parameter asksFirst: it refuses only before its first change, so it needs no savepoint, which copies every page that is
    ///   changed. When it fails after one all the same, the group is rolled back and all of it fails.
    func submit<T: Sendable>(asksFirst: Bool = false, _ body: @escaping @Sendable (Writer) throws -> T) async
        -> Result<T, StoreFailure>
    {
        await withUnsafeContinuation { continuation in
            enqueue(
                Item(
                    perform: { writer in
                        let changes = writer.direct.totalChanges
                        let result = Self.outcome {
                            try asksFirst ? body(writer) : writer.direct.inSavepoint { try body(writer) }
                        }
                        let isHalfDone =
                            asksFirst && result.failure != nil && writer.direct.totalChanges != changes
                        return Performed(failure: result.failure, isHalfDone: isHalfDone) { groupFailure in
                            continuation.resume(returning: groupFailure.map(Result.failure) ?? result)
                        }
                    },
                    refuse: { continuation.resume(returning: .failure($0)) }))
        }
    }

    /// Commits what `body` writes by itself, on the calling thread, which waits for the sync: where nobody else writes or waits and
    /// `WriterPace` allows it.
    ///
    /// `nil` when it had better take its turn with `submit`, when `body` gave nothing, or when it failed: then nothing was written.
    /// - Parameter patience: how many milliseconds the connection waits for another process's transaction. This one waits for none.
    func alone<T: Sendable>(patience: Int32, _ body: (DirectConnection) throws -> T?) -> T? {
        let start = clock.now
        let begins = queue.withLock { queue in
            guard !queue.closed, !queue.running, queue.guests == 0, queue.pace.allowsAlone(at: start) else {
                return false
            }
            queue.running = true
            return true
        }
        guard begins else { return nil }
        let result: T? = pool.writeWithoutTransaction { db in
            // Why it failed is found out again by who takes his turn, and said there.
            do { return try commitAlone(in: connection(of: db), patience, body) } catch { return nil }
        }
        rest(after: 1, since: start)
        return result
    }

    private func commitAlone<T>(
        in direct: DirectConnection, _ patience: Int32, _ body: (DirectConnection) throws -> T?
    ) throws -> T {
        direct.waits(milliseconds: 0)
        defer { direct.waits(milliseconds: patience) }
        let value = try direct.inTransaction {
            guard let value = try body(direct) else { throw NothingToCommit() }
            try observer.willCommit(1)
            return value
        }
        observer.didCommit(1)
        return value
    }

    /// Runs `body` on the writer's connection between two groups, outside a transaction.
    func betweenGroups<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        queue.withLock { $0.guests += 1 }
        defer { queue.withLock { $0.guests -= 1 } }
        return try await pool.writeWithoutTransaction(body)
    }

    /// Returns when everything submitted has been settled; what comes later is refused.
    func close() async throws {
        await withCheckedContinuation { continuation in
            let idle = queue.withLock { queue in
                queue.closed = true
                if queue.running { queue.whenIdle.append(continuation) }
                return !queue.running
            }
            if idle { continuation.resume() }
        }
        // On the connection's own queue: statements that are kept would keep it from closing.
        try await pool.writeWithoutTransaction { _ in direct.withLock { $0 = nil } }
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
        let start = clock.now
        let group = queue.withLock { queue in
            let group = Array(queue.waiting.prefix(Self.largestGroup))
            queue.waiting.removeFirst(group.count)
            return group
        }
        commit(group, in: db)
        rest(after: group.count, since: start)
    }

    /// Gives way to whoever waits.
    private func rest(after size: Int, since start: ContinuousClock.Instant) {
        let end = clock.now
        let (more, idle) = queue.withLock { queue in
            queue.pace.note(size, from: start, to: end)
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
            let writer = Writer(db: db, direct: try connection(of: db))
            try writer.direct.inTransaction {
                for item in group {
                    let outcome = item.perform(writer)
                    performed.append(outcome)
                    // A full disk makes SQLite roll back the whole transaction by itself.
                    if outcome.isHalfDone || !writer.direct.isInsideTransaction { throw outcome.reasonForAll }
                }
                try observer.willCommit(group.count)
            }
            observer.didCommit(group.count)
            for outcome in performed { outcome.settle(nil) }
        } catch {
            let failure = StoreFailure(from: error)
            for outcome in performed { outcome.settle(failure) }
            for item in group.dropFirst(performed.count) { item.refuse(failure) }
        }
    }

    private func connection(of db: Database) throws -> DirectConnection {
        try direct.withLock { direct in
            if let direct { return direct }
            guard let handle = db.sqliteConnection else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
            let made = DirectConnection(handle)
            direct = made
            return made
        }
    }

    private static func outcome<T>(_ body: () throws -> T) -> Result<T, StoreFailure> {
        do { return .success(try body()) } catch { return .failure(StoreFailure(from: error)) }
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
