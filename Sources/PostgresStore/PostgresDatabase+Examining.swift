public import HelplineCore
import StoreSupport

extension PostgresDatabase {
    /// What an operator wants to know of the server, for `doctor`.
    public struct Examination: Equatable, Sendable {
        /// As PostgreSQL words it: `15.18 (Debian 15.18-0+deb12u1)`.
        public let version: String
        /// The number of the newest migration.
        public let schema: Int
        /// Whether this connection is encrypted; `nil` where it does not leave the machine.
        public let isEncrypted: Bool?
        /// Copies that are connected now, and how many of them a commit waits for.
        public let standbys: Int
        public let synchronousStandbys: Int
        /// `synchronous_commit`, as far as it is on: the copies' part in a commit.
        public let commit: String
    }

    /// Asks anew, changes nothing. What the promises rest on was asked when the database was opened.
    public func examine() async throws(StoreFailure) -> Examination {
        try await read { db in
            guard
                let row = try db.row(
                    """
                    SELECT current_setting('server_version') AS version, current_setting('synchronous_commit') AS commit,
                        (SELECT max(number) FROM migration) AS schema,
                        (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()) AS encrypted,
                        coalesce(inet_server_addr() <<= '127.0.0.0/8' OR inet_server_addr() = '::1', true) AS local,
                        (SELECT count(*) FROM pg_stat_replication) AS standbys,
                        (SELECT count(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')) AS synchronous
                    """)
            else { throw StoreFailure.damaged("an examination without an answer") }
            let isEncrypted = try row.optionalBool("encrypted") ?? false
            return Examination(
                version: try row.text("version"), schema: try row.int("schema"),
                isEncrypted: try row.bool("local") && !isEncrypted ? nil : isEncrypted,
                standbys: try row.int("standbys"), synchronousStandbys: try row.int("synchronous"),
                commit: try row.text("commit"))
        }
    }
}
