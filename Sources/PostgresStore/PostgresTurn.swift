public import HelplineCore
import StoreSupport

/// Sees to it that one node at a time does what only one needs to do. When that node ends or is cut off, PostgreSQL lets
/// go of its turn, and another takes it.
public final class PostgresTurn: Sendable {
    /// A connection of its own: the turn is held for as long as this connection lives.
    private let pool: ConnectionPool

    public init(_ database: PostgresDatabase) { pool = ConnectionPool(database.settings, connections: 1) }

    /// Whether it is this node's turn; takes it when it is nobody's.
    public func isMine() async throws(StoreFailure) -> Bool {
        try await pool.run { db in
            try db.row("SELECT pg_try_advisory_lock($1) AS mine", [.int(AdvisoryLock.upkeep.rawValue)])?.bool("mine")
                ?? false
        }.get()
    }

    /// Gives it up: said aloud, since PostgreSQL may notice the end of a connection a moment later.
    public func close() async {
        _ = await pool.run { db in
            _ = try db.row("SELECT pg_advisory_unlock_all() AS given_up")
        }
        await pool.close()
    }
}
