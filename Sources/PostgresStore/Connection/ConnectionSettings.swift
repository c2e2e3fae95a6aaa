import CPostgres
import HelplineCore

/// Where the database is and how long anybody waits for it. The address goes to libpq whole, so host lists, TLS
/// (`sslmode`), password files and services work as in PostgreSQL's own programs.
struct ConnectionSettings: Sendable {
    let url: String
    let use: PostgresDatabase.Use

    /// How long a statement may take before PostgreSQL ends it.
    var statementTimeout: Duration { use == .server ? .seconds(3) : .seconds(600) }
    /// Who hears nothing for so long is cut off: PostgreSQL would have ended the statement.
    var answerWithin: Duration { statementTimeout + .seconds(1) }
    /// How long a request waits for its turn and for a connection. With `answerWithin` it bounds how long a visitor's message
    /// is held before it is refused.
    var patience: Duration { use == .server ? .seconds(3) : .seconds(30) }
    var connections: Int { use == .server ? 6 : 1 }

    /// Throws `.unavailable` when libpq cannot read the address. libpq's own words are not repeated: they quote it, and
    /// a password may be in it.
    init(url: String, for use: PostgresDatabase.Use) throws(StoreFailure) {
        guard let parsed = PQconninfoParse(url, nil) else {
            throw .unavailable(
                description: """
                    The database's address cannot be read; write postgres://user@host:port/database?sslmode=verify-full \
                    and percent-encode what is special in it.
                    """)
        }
        PQconninfoFree(parsed)
        self.url = url
        self.use = use
    }

    /// libpq's parameters in the order it reads them: the address overrides what stands before it, not what follows.
    var parameters: [(String, String)] {
        [
            ("connect_timeout", "2"), ("tcp_user_timeout", "4000"),
            ("keepalives_idle", "5"), ("keepalives_interval", "1"), ("keepalives_count", "3"),
            ("application_name", "lichtpunt"),
            ("dbname", url),
            ("client_encoding", "UTF8"),
            // Of several hosts the one that may be written: the primary, also after another was promoted.
            ("target_session_attrs", "read-write"),
        ]
    }

    /// What every connection is told first. The last lines are about PostgreSQL's own patience: what a node that was cut off
    /// holds, a locked conversation or the upkeep's turn, it lets go of within seconds, and the other nodes go on.
    var greeting: String {
        """
        SET client_min_messages = error;
        SET statement_timeout = \(statementTimeout.wholeMilliseconds);
        SET lock_timeout = \(use == .server ? 2_500 : 60_000);
        SET idle_in_transaction_session_timeout = \(use == .server ? 5_000 : 30_000);
        SET tcp_user_timeout = 8000;
        SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3;
        SET default_transaction_isolation = 'read committed'
        """
    }
}
