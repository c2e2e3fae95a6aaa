import GRDB
import StoreSupport
import Synchronization

/// Read-only connections for reading a few rows on the calling thread.
///
/// They are not the pool's: a reader that waits without a thread holds one of those, and needs a thread to give it back, which
/// waiting here would keep from it. One of these is held only while its rows are read.
final class Glances: Sendable {
    private let connections: [DatabaseQueue]
    private let next = Mutex(0)

    init(path: String, for use: SQLiteDatabase.Use) throws {
        var configuration = Configuration()
        configuration.label = "lichtpunt.glance"
        configuration.readonly = true
        configuration.busyMode = .timeout(use.busyTimeout)
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA temp_store = MEMORY") }
        connections = try (0..<use.glances).map { _ in try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// `body` sees one consistent state.
    func read<T>(_ body: (Database) throws -> T) throws -> T {
        let turn = next.withLock { next in
            next = (next + 1) % connections.count
            return next
        }
        return try connections[turn].unsafeRead { db in
            // Of the library's own reading the transaction took longer than the rows: it is compiled anew each time.
            try db.cachedStatement(sql: "BEGIN").execute()
            do {
                let value = try body(db)
                try db.cachedStatement(sql: "COMMIT").execute()
                return value
            } catch {
                if db.isInsideTransaction { try db.cachedStatement(sql: "ROLLBACK").execute() }
                throw error
            }
        }
    }

    func close() throws { for connection in connections { try connection.close() } }
}
