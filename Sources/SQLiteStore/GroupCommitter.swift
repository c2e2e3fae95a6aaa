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
    private struct Queue {
        var waiting: [Item] = []
        var running = false
        var closed = false
        var whenIdle: [CheckedContinuation<Void, Never>] = []
    }

    private let pool: DatabasePool
    private let observer: CommitObserver
    private let queue = Mutex(Queue())
    /// Of the writing connection; made and used on its queue.
    private let direct = Mutex<DirectConnection?>(nil)

    init(pool: DatabasePool, observer: CommitObserver) {
        self.pool = pool
        self.observer = observer
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
                        let result =
                            asksFirst ? Self.plainly(writer, body) : Self.inSavepoint(of: writer, body)
                        let isHalfDone =
                            asksFirst && result.failure != nil && writer.direct.totalChanges != changes
                        return Performed(failure: result.failure, isHalfDone: isHalfDone) { groupFailure in
                            continuation.resume(returning: groupFailure.map(Result.failure) ?? result)
                        }
                    },
                    refuse: { continuation.resume(returning: .failure($0)) }))
        }
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
            let writer = Writer(db: db, direct: try connection(of: db))
            try inTransaction(writer.direct) {
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

    private func inTransaction(_ direct: DirectConnection, _ body: () throws -> Void) throws {
        try direct.run(.begin)
        do {
            try body()
            try direct.run(.commit)
        } catch {
            if direct.isInsideTransaction { try direct.run(.rollback) }
            throw error
        }
    }

    private static func plainly<T>(_ writer: Writer, _ body: (Writer) throws -> T) -> Result<T, StoreFailure> {
        do { return .success(try body(writer)) } catch { return .failure(StoreFailure(from: error)) }
    }

    private static func inSavepoint<T>(of writer: Writer, _ body: (Writer) throws -> T) -> Result<T, StoreFailure> {
        do {
            try writer.direct.run(.savepoint)
            do {
                let value = try body(writer)
                try writer.direct.run(.release)
                return .success(value)
            } catch {
                if writer.direct.isInsideTransaction {
                    try writer.direct.run(.rollbackToSavepoint)
                    try writer.direct.run(.release)
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

/// Kept: the library's own transactions and savepoints are compiled anew each time.
extension DirectText {
    fileprivate static let begin = DirectText("BEGIN IMMEDIATE")
    fileprivate static let commit = DirectText("COMMIT")
    fileprivate static let rollback = DirectText("ROLLBACK")
    fileprivate static let savepoint = DirectText("SAVEPOINT item")
    fileprivate static let release = DirectText("RELEASE item")
    fileprivate static let rollbackToSavepoint = DirectText("ROLLBACK TO item")
}
