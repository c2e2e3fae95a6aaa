import Foundation
import HelplineCore
import PostgresStore
import StoreSupport
import Synchronization
import Testing

@Suite struct ConnectionTests {
    /// What the operator is told when opening fails.
    private func sentence(opening url: String) -> String {
        do throws(StoreFailure) {
            _ = try PostgresDatabase(url: url, folder: TemporaryFolder.path(), for: .server)
            return "opened"
        } catch .unavailable(let description) {
            return description
        } catch {
            return "\(error)"
        }
    }

    @Test func `values come back as they went in, whatever their bytes`() async throws {
        let store = try PostgresUnderTest.temporary()
        let bytes = Data([0, 1, 255, 0, 39, 92])

        let row = try await store.database.read { db in
            try db.row(
                "SELECT $1::bytea AS bytes, $2::text AS words, $3::bigint AS number, $4::bigint = 1 AS truth, $5::bytea AS none, $6::bytea AS empty",
                [.bytes(bytes), "l'été – \\ \"", .int(.min), ColumnValue(true), nil, .bytes(Data())])
        }

        #expect(try row?.bytes("bytes") == bytes)
        #expect(try row?.text("words") == "l'été – \\ \"")
        #expect(try row?.int("number") == Int.min)
        #expect(try row?.bool("truth") == true)
        #expect(try row?.optionalBytes("none") == nil)
        #expect(try row?.bytes("empty") == Data())
    }

    @Test func `connections that were cut are made again, and nobody notices`() async throws {
        let store = try PostgresUnderTest.temporary()
        for _ in 0..<20 { _ = try await store.database.read { try $0.row("SELECT 1 AS one") } }

        try store.cutConnections()

        let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
            for n in 0..<20 {
                group.addTask {
                    try await store.database.write {
                        try $0.row("SELECT $1::bigint AS n", [ColumnValue(n)])?.int("n") ?? -1
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(numbers.sorted() == Array(0..<20))
    }

    @Test func `a commit whose answer was lost is said to be unknown, and is not made twice`() async throws {
        let store = try PostgresUnderTest.temporary()
        try store.connection().script(
            """
            CREATE TABLE probe (n bigint);
            CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON probe DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION cut()
            """)
        let runs = Mutex(0)

        let failure = await #expect(throws: StoreFailure.self) {
            try await store.database.write { db in
                runs.withLock { $0 += 1 }
                try db.execute("INSERT INTO probe VALUES (1)")
            }
        }

        guard case .unavailable(let description) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(description.contains("during a commit"))
        #expect(runs.withLock { $0 } == 1)
    }

    @Test func `two who are in each other's way both come through`() async throws {
        let store = try PostgresUnderTest.temporary()
        try store.connection().script(
            "CREATE TABLE probe (n bigint PRIMARY KEY, sum bigint); INSERT INTO probe VALUES (1, 0), (2, 0)")

        try await withThrowingTaskGroup(of: Void.self) { group in
            for order in [[1, 2], [2, 1]] {
                group.addTask {
                    try await store.database.write { db in
                        for n in order {
                            try db.execute("UPDATE probe SET sum = sum + 1 WHERE n = $1", [ColumnValue(n)])
                            // Long enough for the other to take its first.
                            try db.execute("SELECT pg_sleep(0.05)")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }

        let sum = try await store.database.read { try $0.row("SELECT sum(sum)::bigint AS sum FROM probe")?.int("sum") }
        #expect(sum == 4)
    }

    @Test func `a statement that takes too long is ended, and the connection goes on`() async throws {
        let store = try PostgresUnderTest.temporary()

        await #expect(throws: StoreFailure.self) {
            try await store.database.write { db in
                try db.execute("SET LOCAL statement_timeout = 20")
                try db.execute("SELECT pg_sleep(60)")
            }
        }

        #expect(try await store.database.read { try $0.row("SELECT 1 AS one")?.int("one") } == 1)
    }

    @Test func `a body that hides an error is not committed`() async throws {
        let store = try PostgresUnderTest.temporary()

        await #expect(throws: StoreFailure.unavailable(description: "PostgreSQL rolled the transaction back.")) {
            try await store.database.write { db in
                try db.execute("UPDATE service SET queue_day = 1")
                _ = try? db.execute("SELECT 1 / 0")
            }
        }

        #expect(try await store.database.read { try $0.row("SELECT queue_day FROM service")?.int("queue_day") } == 0)
    }

    @Test func `nothing can be written while reading`() async throws {
        let store = try PostgresUnderTest.temporary()

        await #expect(throws: StoreFailure.self) {
            _ = try await store.database.read { try $0.execute("UPDATE service SET queue_day = 1") }
        }
    }

    @Test func `who cannot reach the server is told why, without the password`() {
        let unreachable = sentence(opening: "postgres://someone:hidden-word@127.0.0.1:1/nowhere")
        let unreadable = sentence(opening: "postgres://someone:hidden-word@127.0.0.1:port:1/nowhere?x")

        #expect(unreachable.contains("cannot be reached"))
        #expect(unreadable.contains("cannot be read"))
        #expect(!(unreachable + unreadable).contains("hidden-word"))
    }

    @Test func `a server that does not sync before it answers is refused`() throws {
        let store = try PostgresUnderTest.temporary()
        try store.connection().script(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$")

        #expect(sentence(opening: store.url).contains("synchronous_commit is off"))
    }

    @Test func `what was closed refuses`() async throws {
        let store = try PostgresUnderTest.temporary()
        await store.database.close()

        await #expect(throws: StoreFailure.unavailable(description: "The store is closing.")) {
            _ = try await store.database.read { try $0.row("SELECT 1 AS one") }
        }
    }
}

extension PostgresUnderTest {
    /// As an operator, or a restart, would: every connection of the installation.
    func cutConnections() throws {
        try connection().execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    }
}
