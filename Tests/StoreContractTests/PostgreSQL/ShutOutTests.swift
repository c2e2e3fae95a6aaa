import Accounts
import Chat
import HelplineCore
import PostgresStore
import StoreSupport
import TestSupport
import Testing

/// A claim and a suspension in the same moment: whichever is first, nobody is left with who was shut out.
@Suite(.timeLimit(.minutes(1))) struct ShutOutTests {
    private let dina = Colleague(.dina)
    private let bram = Colleague(.bram)

    @Test func `a claim that is not yet committed is waited for, and given back with the others`() async throws {
        try await atTheAuditChain { stores, gate in
            let hers = try await stores.waits()
            async let claimed: Void = stores.claims(hers, bram)
            try await gate.holds(1)
            async let left = stores.suspends(bram, by: dina)
            try await gate.holds(2)

            try gate.open()

            try await claimed
            #expect(try await left == [hers])
            #expect(try await stores.queue.waiting().map(\.id) == [hers])
        }
    }

    @Test func `a suspension that is not yet committed is waited for, and the claim refused`() async throws {
        try await atTheAuditChain { stores, gate in
            let hers = try await stores.waits()
            async let left = stores.suspends(bram, by: dina)
            try await gate.holds(1)
            async let claimed: Void = stores.claims(hers, bram)
            try await gate.holds(2)

            try gate.open()

            var refusal: StoreFailure?
            do { try await claimed } catch { refusal = error as? StoreFailure }
            #expect(refusal == .notFound)
            #expect(try await left.isEmpty)
            #expect(try await stores.queue.waiting().map(\.id) == [hers])
        }
    }

    private func atTheAuditChain(_ story: (AccountStores, Gate) async throws -> Void) async throws {
        let store = try PostgresUnderTest.temporary()
        let stores = try AccountStores(store.database)
        try await stores.team(dina, [bram])
        try await story(stores, try Gate(store))
        await store.database.close()
    }
}

/// Whoever writes a line of the audit trail waits here, with everything else of his transaction done, until it opens.
private final class Gate {
    private let lock: PostgresConnection
    private let watch: PostgresConnection

    init(_ store: PostgresUnderTest) throws {
        lock = try store.connection()
        watch = try store.connection()
        try lock.script("BEGIN; SELECT pg_advisory_xact_lock(\(0x4C50_0001))")
    }

    /// Returns when so many wait: here, or for who waits here.
    func holds(_ count: Int) async throws {
        let waiting =
            "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        while try watch.rows(waiting).first?.int("n") != count { await Task.yield() }
    }

    func open() throws { try lock.script("COMMIT") }
}
