public import Foundation
package import GRDB
public import HelplineCore
import Synchronization
package import StoreSupport

/// The installation's one database: an SQLite file in write-ahead mode, fully synced at every commit.
///
/// Several processes may have it open: the server and the commands of the command line. Who finds it locked waits.
public final class SQLiteDatabase: Sendable {
    /// What it is opened for.
    public enum Use: Sendable {
        /// Long, many readers; waits at most ten seconds for another process's transaction.
        case server
        /// Short, one reader; waits at most thirty seconds, since nobody waits for it.
        case command

        var busyTimeout: TimeInterval { self == .server ? 10 : 30 }
        var readers: Int { self == .server ? 4 : 1 }
        /// One for each thread that serves connections on a small machine.
        var glances: Int { self == .server ? 2 : 1 }
    }

    /// The folder it lies in.
    public let folder: URL
    let pool: DatabasePool
    /// Connections of their own for reading on the calling thread.
    private let glances: Glances
    private let glimpse: Glimpse
    private let committer: GroupCommitter
    let use: Use
    /// Whether erased content may still be in the write-ahead log. A server begins with a debt: the last one may have crashed.
    let erasureDebt: Mutex<ErasureDebt>
    /// How long an erasure tries to cut the log while readers are in its way.
    let erasurePatience: Duration
    let erasureList: ErasureList

    /// Opens the database in `folder`, making folder, file and schema where they are missing.
    ///
    /// Throws `.unavailable` with a sentence for the operator when the file is damaged or cut off, of a newer version,
    /// or cannot be written, and `.diskFull`.
    public convenience init(folder: URL, for use: Use) throws(StoreFailure) {
        try self.init(folder: folder, for: use, observer: .none)
    }

    /// With a schema of an earlier version, somebody who watches the commits, another pace, or less patience: for tests.
    package init(
        folder: URL, for use: Use, migrations: [Migration] = Migrations.all, observer: CommitObserver,
        pace: WriterPace = WriterPace(), erasurePatience: Duration = .seconds(20)
    ) throws(StoreFailure) {
        let file = DatabaseFile(folder: folder)
        do {
            try file.prepare { draft in
                let pool = try Self.connect(to: draft, for: .command)
                try pool.writeWithoutTransaction { db in
                    try Migrator(migrations: migrations).migrate(db)
                    // Closing would do it too, but says nothing when the disk is full.
                    try db.checkpoint(.truncate)
                }
                try pool.close()
            }
            let pool = try Self.connect(to: file.path, for: use)
            try pool.writeWithoutTransaction { db in
                try file.checkWhole(db)
                try Migrator(migrations: migrations).migrate(db)
            }
            self.pool = pool
            glances = try Glances(path: file.path, for: use)
            glimpse = try Glimpse(path: file.path, for: use)
        } catch {
            throw StoreFailure(from: error)
        }
        self.folder = folder
        self.use = use
        erasureDebt = Mutex(ErasureDebt(made: use == .server ? 1 : 0))
        self.erasurePatience = erasurePatience
        erasureList = ErasureList(in: folder)
        committer = GroupCommitter(pool: pool, observer: observer, pace: pace)
    }

    /// Runs `body` as one item of a shared transaction; returns once it is committed and synced to disk.
    ///
    /// A throwing body undoes its own changes and nobody else's. It neither begins a transaction nor keeps `Database`.
    package func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreFailure) -> T
    {
        try await committer.submit { try body($0.db) }.get()
    }

    /// The same for what every message does: it speaks to the connection directly where it can, and refuses only before its first
    /// change.
    package func writeAskingFirst<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T)
        async throws(StoreFailure) -> T
    {
        try await writeAskingFirst { db, _ in try body(db) }
    }

    func writeAskingFirst<T: Sendable>(_ body: @escaping @Sendable (Database, DirectConnection) throws -> T)
        async throws(StoreFailure) -> T
    {
        try await committer.submit(asksFirst: true) { try body($0.db, $0.direct) }.get()
    }

    /// Commits what `body` writes alone and on the calling thread, where that takes but a moment: `nil` when it had better take its turn,
    /// when `body` gave nothing, or when it failed; then nothing was written.
    func writeAtOnce<T: Sendable>(_ body: (DirectConnection) throws -> T?) -> T? {
        committer.alone(patience: Int32(use.busyTimeout * 1000), body)
    }

    /// Runs `body` on the writer's connection between two shared transactions.
    func onWriter<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
        try await committer.betweenGroups(body)
    }

    /// Runs `body` on one consistent state of the database, beside the writer.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreFailure) -> T {
        do { return try await pool.read(body) } catch { throw StoreFailure(from: error) }
    }

    /// Reads one row; throws when the database does not answer.
    public func answers() async throws(StoreFailure) {
        try await read { db in _ = try Row.fetchOne(db, sql: "SELECT number FROM migration LIMIT 1") }
    }

    /// Reads a few rows by their keys, on one consistent state, on the calling thread: another thread and back would cost ten
    /// times the reading (docs/adr/0019-plain-connections.md). Not for what may read many pages.
    package func glance<T>(_ body: (Database) throws -> T) throws(StoreFailure) -> T {
        do { return try glances.read(body) } catch { throw StoreFailure(from: error) }
    }

    /// Reads one row with one statement on the calling thread; `body` resets the statement.
    func glimpse<T: Sendable>(_ body: (DirectConnection) throws -> T) throws(StoreFailure) -> T {
        do { return try glimpse.read(body) } catch { throw StoreFailure(from: error) }
    }

    /// Reads the whole file for damage; for `doctor`. Throws `.unavailable`.
    public func checkWhole() async throws(StoreFailure) {
        try await read { db in try DatabaseFile.checkEveryPage(db) }
    }

    /// Lets the writes under way finish, refuses new ones and closes the file.
    public func close() async throws(StoreFailure) {
        do {
            try await committer.close()
            glimpse.close()
            try glances.close()
            try pool.close()
        } catch { throw StoreFailure(from: error) }
    }
}
