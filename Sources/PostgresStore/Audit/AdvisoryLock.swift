import StoreSupport

/// Locks of this program in PostgreSQL that no table stands for. They count within one database.
enum AdvisoryLock: Int64 {
    /// The end of the audit chain.
    case auditChain = 0x4C50_0001
    /// Doing the upkeep: one node at a time.
    case upkeep = 0x4C50_0002

    /// Waits for it; the end of the transaction lets go.
    func take(in db: PostgresConnection) throws {
        _ = try db.row("SELECT pg_advisory_xact_lock($1)", [.int(rawValue)])
    }
}
