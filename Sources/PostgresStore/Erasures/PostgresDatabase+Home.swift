public import HelplineCore
import StoreSupport

extension PostgresDatabase {
    /// PostgreSQL's own marks of the server, the database and a table. A dump that is put back makes the table anew, so they differ;
    /// a restart and a standby that takes over change none of them.
    private static let mark = """
        (SELECT system_identifier FROM pg_control_system())::text || '/'
            || (SELECT oid FROM pg_database WHERE datname = current_database())::text || '/' || 'erasure'::regclass::oid::text
        """

    /// Whether it was put back from a dump since it was last said to be at home. Then conversations that were erased after the
    /// dump may be in it again.
    public func wasPutBack() async throws(StoreFailure) -> Bool {
        try await read { db in try db.row("SELECT 1 FROM home WHERE mark <> \(Self.mark)") != nil }
    }

    /// Says that it is at home here: it is new, or what was erased since its dump has been erased again.
    public func settle() async throws(StoreFailure) {
        _ = try await write { db in
            try db.execute(
                """
                INSERT INTO home (one, mark) SELECT 1, \(Self.mark)
                ON CONFLICT (one) DO UPDATE SET mark = excluded.mark WHERE home.mark <> excluded.mark
                """)
        }
    }
}
