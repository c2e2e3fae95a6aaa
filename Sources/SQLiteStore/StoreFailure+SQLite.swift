import GRDB
import HelplineCore

extension StoreFailure {
    /// What an error of the database means to a caller. Descriptions hold SQLite's words about the schema, never
    /// values.
    init(from error: any Error) {
        switch error {
        case let failure as StoreFailure: self = failure
        case let failure as DatabaseError: self.init(sqlite: failure)
        case is CancellationError: self = .unavailable(description: "The request was cancelled.")
        default: self = .unavailable(description: "Unexpected \(type(of: error)) in the store.")
        }
    }

    private init(sqlite error: DatabaseError) {
        // Without room for the shared-memory file SQLite reports an input/output error.
        if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE {
            self = .diskFull
            return
        }
        let detail = "(SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no message"))"
        switch error.resultCode {
        case .SQLITE_FULL:
            self = .diskFull
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self = .damaged("SQLite says so \(detail)")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self = .unavailable(
                description:
                    "The database cannot be written; check the owner and mode of its folder and files. \(detail)")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self = .unavailable(description: "Another process held the database for too long; try again. \(detail)")
        case .SQLITE_IOERR:
            self = .unavailable(description: "The disk did not read or write as asked; check it. \(detail)")
        default:
            self = .unavailable(description: "The database refused. \(detail)")
        }
    }
}
