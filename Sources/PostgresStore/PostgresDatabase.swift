public import Foundation
public import HelplineCore
import Synchronization
package import StoreSupport

/// The installation's one database: PostgreSQL, which several nodes share.
///
/// Every write is one transaction, repeated as a whole when PostgreSQL asks for that (a deadlock), and acknowledged
/// only after its commit has been synced. A commit whose answer never came is `.unavailable`: the client ids of the
/// protocol make asking again safe.
public final class PostgresDatabase: Sendable {
    /// What it is opened for.
    public enum Use: Sendable {
        /// Long, six connections; a request waits at most three seconds for one, and as long for a statement.
        case server
        /// Short, one connection; waits at most thirty seconds, and a statement may take ten minutes.
        case command
    }

    let settings: ConnectionSettings
    private let pool: ConnectionPool
    let appender: MessageAppender
    /// Whether erased keys may still be in their table's file. A server begins with a debt: the last one may have crashed.
    let erasureDebt: Mutex<ErasureDebt>
    let listing: ErasureListing

    /// Connects, checks what durability rests on, and brings the schema up to date; other nodes that start wait.
    ///
    /// Throws `.unavailable` with a sentence for the operator when the address is wrong, nobody answers, or the database
    /// is another program's, of a newer version, too old or not durable.
    ///
    /// - Parameter folder: this node's own, where its list of erasures lies.
    public convenience init(url: String, folder: URL, for use: Use) throws(StoreFailure) {
        try self.init(url: url, folder: folder, for: use, migrations: Migrations.all)
    }

    /// With a schema of an earlier version: for tests.
    package init(url: String, folder: URL, for use: Use, migrations: [Migration]) throws(StoreFailure) {
        settings = try Self.prepare(url, use, migrations)
        pool = ConnectionPool(settings, connections: settings.connections)
        appender = MessageAppender(settings)
        erasureDebt = Mutex(ErasureDebt(made: use == .server ? 1 : 0))
        listing = ErasureListing(ErasureList(in: folder))
    }

    /// Checks and migrates, and leaves no connection behind.
    package static func migrate(url: String, migrations: [Migration] = Migrations.all) throws(StoreFailure) {
        _ = try prepare(url, .command, migrations)
    }

    private static func prepare(_ url: String, _ use: Use, _ migrations: [Migration]) throws(StoreFailure)
        -> ConnectionSettings
    {
        let settings = try ConnectionSettings(url: url, for: use)
        do {
            // A migration may take long, and other nodes that start wait for it.
            let connection = try PostgresConnection(ConnectionSettings(url: url, for: .command))
            try Durability.check(connection)
            try Migrator(migrations: migrations).migrate(connection)
            return settings
        } catch {
            throw StoreFailure(from: error)
        }
    }

    /// Runs `body` in a transaction; returns once it is committed and synced. It runs again from its beginning when
    /// PostgreSQL asks for that, so it does nothing outside the database. READ COMMITTED: whoever decides by what it
    /// read, locks it (`FOR UPDATE`), the conversation first.
    package func write<T: Sendable>(_ body: @escaping @Sendable (PostgresConnection) throws -> T)
        async throws(StoreFailure)
        -> T
    {
        try await pool.run { connection in try Self.repeating { try connection.inTransaction("BEGIN", body) } }.get()
    }

    /// Runs `body` on one consistent state of the database; it cannot write.
    package func read<T: Sendable>(_ body: @escaping @Sendable (PostgresConnection) throws -> T)
        async throws(StoreFailure)
        -> T
    {
        try await pool.run { connection in
            try connection.inTransaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
        }.get()
    }

    /// Reads one row; throws within three seconds when the database does not answer: who asks wants to know now.
    public func answers() async throws(StoreFailure) {
        try await pool.run(within: .seconds(1)) { connection in
            _ = try connection.waiting(.seconds(1)) { try connection.rows("SELECT number FROM migration LIMIT 1") }
        }.get()
    }

    /// Runs `body` on a connection without a transaction around it: for VACUUM.
    func alone<T: Sendable>(_ body: @escaping @Sendable (PostgresConnection) throws -> T) async throws(StoreFailure)
        -> T
    {
        try await pool.run(body).get()
    }

    /// Lets what is under way finish, refuses what comes later, and ends the connections.
    public func close() async {
        await appender.close()
        await pool.close()
    }

    /// Up to six tries with growing pauses, so that two who were in each other's way do not meet again.
    private static func repeating<T>(_ transaction: () throws -> T) throws -> T {
        var pause: TimeInterval = 0.002
        for _ in 0..<5 {
            do { return try transaction() } catch let error as PostgresError where error.mayRepeat {
                Thread.sleep(forTimeInterval: .random(in: pause / 2...pause))
                pause *= 3
            }
        }
        return try transaction()
    }
}
