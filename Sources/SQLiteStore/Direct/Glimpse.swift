import Foundation
import GRDB
import GRDBSQLite
import HelplineCore
import Synchronization

/// A read-only connection for single rows, read on the calling thread with one statement each: a statement is a consistent state by
/// itself, and needs no transaction around it. Who comes while another thread reads waits for that row.
final class Glimpse: Sendable {
    private let connection: Mutex<DirectConnection?>

    init(path: String, for use: SQLiteDatabase.Use) throws {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: "cannot be opened for reading")
        }
        sqlite3_busy_timeout(opened, Int32(use.busyTimeout * 1000))
        connection = Mutex(DirectConnection(opened))
    }

    deinit { close() }

    /// `body` runs one statement, and resets it.
    func read<T: Sendable>(_ body: (DirectConnection) throws -> T) throws -> T {
        try connection.withLock { connection in
            guard let connection else { throw StoreFailure.unavailable(description: "The store is closed.") }
            return try body(connection)
        }
    }

    func close() {
        connection.withLock { connection in
            connection?.close()
            connection = nil
        }
    }
}
