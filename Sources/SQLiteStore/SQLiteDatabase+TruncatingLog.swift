import Foundation
import GRDB
package import HelplineCore
import StoreSupport
import Synchronization

extension SQLiteDatabase {
    /// Returns only once all that was owed at the call is paid: every erasure is on the list, and the log was cut after it.
    package func payErasures() async throws(StoreFailure) {
        try await listErasures()
        let (made, paid) = erasureDebt.withLock { ($0.made, $0.paid) }
        guard paid < made else { return }
        try await truncateLog()
        erasureDebt.withLock { $0.paid = max($0.paid, made) }
    }

    /// Moves the write-ahead log into the database file and cuts it to nothing, so that what was erased is in neither.
    ///
    /// Readers, in this and other processes, may be in its way: it tries for as long as `erasurePatience`, then throws
    /// `.unavailable`. Each try is short, since SQLite lets nobody write meanwhile.
    func truncateLog() async throws(StoreFailure) {
        let start = ContinuousClock.now
        while true {
            do {
                return try await onWriter { [use] db in
                    try db.execute(sql: "PRAGMA busy_timeout = 100")
                    let cut = Result { try db.checkpoint(.truncate) }
                    try db.execute(sql: "PRAGMA busy_timeout = \(Int(use.busyTimeout * 1000))")
                    _ = try cut.get()
                }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                guard ContinuousClock.now - start < erasurePatience else {
                    throw .unavailable(
                        description:
                            "A long reader keeps the log from being cut; erased content is still in it. Try again.")
                }
            } catch {
                throw StoreFailure(from: error)
            }
            do { try await Task.sleep(for: .milliseconds(100)) } catch { throw StoreFailure(from: error) }
        }
    }
}
