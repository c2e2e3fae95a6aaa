import Accounts
import Chat
import HelplineCore
import PostgresStore
import TestSupport
import Testing

/// A claim in the moment its counsellor is shut out: whichever is first, nobody is left with who is out.
@Suite(.timeLimit(.minutes(1))) struct ShutOutTests {
    private let dina = Colleague(.dina)
    private let bram = Colleague(.bram)

    @Test(arguments: WayOut.allCases)
    func `a claim that is not yet committed is waited for, and given back with the others`(way: WayOut) async throws {
        try await atTheAuditChain { stores, gate in
            let hers = try await stores.waits()
            try gate.close()
            async let claimed: Void = stores.claims(hers, bram)
            try await gate.holds(1)
            async let left = way.takes(bram, of: dina, remaining: [dina], in: stores)
            try await gate.holds(2)

            try gate.open()

            try await claimed
            #expect(try await left == [hers])
            #expect(try await stores.queue.waiting().map(\.id) == [hers])
        }
    }

    @Test(arguments: WayOut.allCases)
    func `a way out that is not yet committed is waited for, and the claim refused`(way: WayOut) async throws {
        try await atTheAuditChain { stores, gate in
            let hers = try await stores.waits()
            try gate.close()
            async let left = way.takes(bram, of: dina, remaining: [dina], in: stores)
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
        try await story(stores, try Gate(store, at: .auditChain))
        await store.database.close()
    }
}
