public import Foundation
import GRDB
public import HelplineCore
import StoreSupport

extension SQLiteDatabase {
    /// Writes the database as it is now into `file`, which must not exist: one consistent state, while other processes go on
    /// writing. Rows are written anew, so what lay in gaps between them stays behind. Only the owner can read the file.
    ///
    /// As long as it runs, an erasure cannot cut the log and waits. The file is not synced: it is a step, not the backup.
    public func snapshot(to file: URL) async throws(StoreFailure) {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == ENOSPC
                ? .diskFull
                : .unavailable(description: "\(file.path) cannot be made (\(String(cString: strerror(errno)))).")
        }
        Foundation.close(descriptor)
        do {
            try await onWriter { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [file.path])
            }
        } catch {
            throw StoreFailure(from: error)
        }
    }
}
