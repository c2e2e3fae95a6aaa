import PostgresStore
import StoreSupport

/// Whoever comes to this place in a transaction waits, with everything before it done and not committed, until it opens.
final class Gate {
    enum Place: String {
        /// The line of the audit trail, which a transaction writes last.
        case auditChain = "SELECT pg_advisory_xact_lock(1280311297)"
        /// The team, which one transaction at a time may change.
        case team = "LOCK TABLE statement IN SHARE ROW EXCLUSIVE MODE"
    }

    private let lock: PostgresConnection
    private let watch: PostgresConnection
    private let place: Place

    init(_ store: PostgresUnderTest, at place: Place) throws {
        lock = try store.connection()
        watch = try store.connection()
        self.place = place
    }

    /// From now on they wait.
    func close() throws { try lock.script("BEGIN; \(place.rawValue)") }

    /// Returns when so many wait: here, or for who waits here.
    func holds(_ count: Int) async throws {
        let waiting =
            "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        while try watch.rows(waiting).first?.int("n") != count { await Task.yield() }
    }

    func open() throws { try lock.script("COMMIT") }
}
