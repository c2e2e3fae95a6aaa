import Accounts
import Chat
import HelplineCore
import PostgresStore
import Sealing
import TestSupport
import Testing

/// Two changes of the team in the same moment: each is done whole or refused, one after the other, and the team keeps a coordinator.
@Suite(.timeLimit(.minutes(1))) struct TeamRaceTests {
    private let dina = Colleague(.dina)
    private let bram = Colleague(.bram)
    private let wim = Colleague(.wim)

    @Test(arguments: WayOut.allCases, WayOut.allCases)
    func `of two coordinators who shut each other out, the second finds himself out`(first: WayOut, second: WayOut)
        async throws
    {
        try await at(.auditChain) { stores, gate in
            let given = try dina.giving(.coordinator, to: bram.id, after: try await stores.list())
            try await stores.membership.give(given, recording: stores.entry(.roleGiven, by: dina.id))
            let before = try await stores.list().lastNumber
            let audited = try await stores.audited().count
            try gate.close()
            async let dinas = first.takes(bram, of: dina, remaining: [dina], in: stores)
            try await gate.holds(1)
            async let brams = second.takes(dina, of: bram, remaining: [bram], in: stores)
            try await gate.holds(2)

            try gate.open()

            _ = try await dinas
            var refusal: StoreFailure?
            do { _ = try await brams } catch { refusal = error as? StoreFailure }
            #expect(refusal == .notFound)
            let her = try await stores.members.member(dina.id)
            #expect(her.state == .admitted)
            #expect(her.role == .coordinator)
            #expect(try await stores.list().lastNumber == before + first.statements)
            #expect(try await stores.audited().count == audited + first.lines)
        }
    }

    /// One holds her conversation and wants the team; the other holds the team and wants her conversation.
    @Test func `two who are suspended while the one joins the other are both out, once, and she waits for a colleague`()
        async throws
    {
        try await at(.team) { stores, gate in
            let hers = try await stores.talks(with: bram)
            try gate.close()
            async let joiner = stores.suspends(wim, by: dina)
            try await gate.holds(1)
            try await stores.joins(hers, wim)
            async let holder = stores.suspends(bram, by: dina)
            try await gate.holds(2)

            try gate.open()

            _ = try await (joiner, holder)
            #expect(try await stores.members.member(bram.id).state == .suspended)
            #expect(try await stores.members.member(wim.id).state == .suspended)
            #expect(try await stores.queue.waiting().map(\.id) == [hers])
            #expect(try await stores.queue.conversations(of: bram.id).isEmpty)
            #expect(try await stores.queue.conversations(of: wim.id).isEmpty)
            let entries = try await stores.log.entries(of: hers, after: 0, limit: 20).map(\.content)
            #expect(entries.count { $0 == .requeued } == 1)
            #expect(try await stores.audited().count { $0 == "suspended" } == 2)
            #expect(try await stores.audited().count { ["left", "given-back"].contains($0) } == 2)
        }
    }

    private func at(_ place: Gate.Place, _ story: (AccountStores, Gate) async throws -> Void) async throws {
        let store = try PostgresUnderTest.temporary()
        let stores = try AccountStores(store.database)
        try await stores.team(dina, [bram, wim])
        try await story(stores, try Gate(store, at: place))
        await store.database.close()
    }
}

extension WayOut {
    /// So many statements it adds to the signed list.
    fileprivate var statements: Int {
        switch self {
        case .suspended: 0
        case .removed: 2
        case .otherRole: 1
        }
    }

    /// So many lines it adds to the audit trail, when he talks with nobody.
    fileprivate var lines: Int { self == .removed ? 2 : 1 }
}
