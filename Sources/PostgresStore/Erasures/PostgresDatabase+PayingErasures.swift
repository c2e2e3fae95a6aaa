package import HelplineCore
import Synchronization

extension PostgresDatabase {
    /// For how long the table of keys may be waited for: behind this every other reader of it queues.
    private static let lockPatience = "100ms"
    /// How long writing it anew may take; that grows with how many conversations are kept.
    private static let longest = Duration.seconds(60)

    /// Puts erasures on the list, and writes the table of keys anew, without the deleted ones, and gives its old file back to the operating system; so
    /// that an erased key is not in the table any more. PostgreSQL's log, standbys and backups keep it until they are
    /// reused (docs/operate/postgres.md).
    ///
    /// Somebody who reads the table for long, a dump for instance, has precedence: then it stays owed until the next call,
    /// which the upkeep makes.
    package func payErasures() async throws(StoreFailure) {
        try await listErasures()
        let (made, paid) = erasureDebt.withLock { ($0.made, $0.paid) }
        guard paid < made else { return }
        let done = try await alone { [settings] connection in
            try connection.script(
                "SET lock_timeout = '\(Self.lockPatience)'; SET statement_timeout = '\(Self.longest.components.seconds)s'"
            )
            let outcome = Result {
                try connection.waiting(Self.longest + .seconds(1)) {
                    try connection.script("VACUUM (FULL) conversation_key")
                }
            }
            try connection.script(settings.greeting)
            if case .failure(let error as PostgresError) = outcome, error.isLockTimeout { return false }
            _ = try outcome.get()
            return true
        }
        if done { erasureDebt.withLock { $0.paid = max($0.paid, made) } }
    }
}

extension PostgresError {
    fileprivate var isLockTimeout: Bool { self == .refused(sqlState: "55P03") }
}
