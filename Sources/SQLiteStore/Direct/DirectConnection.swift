import GRDB
import GRDBSQLite

/// One connection, spoken to in SQLite's own words: for the few statements that every message runs. Run by the library above they took
/// several times what SQLite needs, for looking up texts, arguments and column names (docs/adr/0021-a-short-way-for-messages.md).
///
/// It does not own the connection: whoever opened it calls `finish` before closing it.
///
/// `@unchecked Sendable`, 2026-11-22: SQLite's handles are used by one thread at a time, which the compiler cannot see: the writer's on
/// the queue of its connection, a reader's under the lock of its `Glimpse`.
final class DirectConnection: @unchecked Sendable {
    private let handle: OpaquePointer
    private var kept: [ObjectIdentifier: OpaquePointer] = [:]

    init(_ handle: OpaquePointer) { self.handle = handle }

    var isInsideTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Rows changed since it was opened.
    var totalChanges: Int32 { sqlite3_total_changes(handle) }

    /// The statement with this text, prepared when it is asked for first.
    func statement(_ text: DirectText) throws -> DirectStatement {
        if let known = kept[ObjectIdentifier(text)] { return DirectStatement(handle: known, connection: handle) }
        var made: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, text.sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
        guard code == SQLITE_OK, let made else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(handle)))
        }
        kept[ObjectIdentifier(text)] = made
        return DirectStatement(handle: made, connection: handle)
    }

    func run(_ text: DirectText) throws { try statement(text).run() }

    /// How long it waits for another process's transaction from now on.
    func waits(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

    deinit { finish() }

    /// Lets go of its statements; it may be used on, which prepares them anew.
    func finish() {
        for statement in kept.values { sqlite3_finalize(statement) }
        kept = [:]
    }

    /// Closes the connection, for who opened it.
    func close() {
        finish()
        sqlite3_close_v2(handle)
    }
}
