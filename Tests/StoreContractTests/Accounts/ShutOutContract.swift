import Accounts
import Chat
import HelplineCore
import Sealing
import TestSupport
import Testing

/// Who is shut out while his request is on its way gets nothing by it, and is out of what he came into.
@Suite struct ShutOutContract {
    private let dina = Colleague(.dina)
    private let bram = Colleague(.bram)
    private let wim = Colleague(.wim)

    @Test(arguments: DatabaseUnderTest.allCases)
    func `whoever may no longer talk claims nobody, though his request was let in`(database: DatabaseUnderTest)
        async throws
    {
        for way in WayOut.allCases {
            try await database.runAccounts { stores in
                try await stores.team(dina, [bram])
                _ = try await stores.talks(with: bram)
                let hers = try await stores.waits()
                _ = try await way.takes(bram, of: dina, remaining: [dina], in: stores)

                await #expect(throws: StoreFailure.notFound) { try await stores.claims(hers, bram) }

                #expect(try await stores.queue.conversations(of: bram.id).isEmpty)
                #expect(try await stores.queue.waiting().count == 2)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `nor does he take over, accept or join`(database: DatabaseUnderTest) async throws {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram, wim])
            let hers = try await stores.talks(with: bram)
            let at = stores.clock.now()
            try await stores.handovers.offer(
                Handover(conversation: hers, giver: bram.id, receiver: wim.id, until: at + Handover.term),
                recording: stores.entry(.handoverOffered, by: bram.id))
            try await stores.suspends(wim, by: dina)

            await #expect(throws: StoreFailure.notFound) {
                _ = try await stores.handovers.accept(
                    hers, by: wim.professional, atMost: 3, mayExceed: true, at: at,
                    recording: stores.entry(.handedOver, by: wim.id))
            }
            await #expect(throws: StoreFailure.notFound) {
                _ = try await stores.handovers.takeOver(
                    hers, by: wim.professional, at: at, recording: stores.entry(.takenOver, by: wim.id))
            }
            await #expect(throws: StoreFailure.notFound) { try await stores.joins(hers, wim) }

            #expect(try await stores.queue.conversations(of: bram.id).map(\.id) == [hers])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `he is out of what he joined, and its professional goes on`(database: DatabaseUnderTest) async throws {
        for way in WayOut.allCases {
            try await database.runAccounts { stores in
                try await stores.team(dina, [bram, wim])
                let hers = try await stores.talks(with: bram)
                try await stores.joins(hers, wim)

                let left = try await way.takes(wim, of: dina, remaining: [dina, bram], in: stores)

                #expect(left == [hers])
                let entries = try await stores.log.entries(of: hers, after: 0, limit: 10).map(\.content)
                #expect(entries.last == .left(wim.id, displayName: "Wim", why: .stopped))
                #expect(try await stores.queue.conversations(of: bram.id).map(\.joinedBy) == [nil])
                #expect(try await stores.audited().last == "left")
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who leads no shift any more is out of what he joined, and keeps his own`(database: DatabaseUnderTest)
        async throws
    {
        try await database.runAccounts { stores in
            try await stores.team(dina, [bram, wim])
            let hers = try await stores.talks(with: bram)
            let his = try await stores.talks(with: wim)
            try await stores.joins(hers, wim)
            let given = try dina.giving(.counsellor, to: wim.id, after: try await stores.list())

            let left = try await stores.membership.give(given, recording: stores.entry(.roleGiven, by: dina.id))

            #expect(left == [hers])
            #expect(try await stores.queue.conversations(of: wim.id).map(\.id) == [his])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what he had ended and not registered is left behind, and who leads the shift takes it over to register it`(
        database: DatabaseUnderTest
    ) async throws {
        for way in WayOut.allCases {
            try await database.runAccounts { stores in
                try await stores.team(dina, [bram, wim])
                let hers = try await stores.talks(with: bram)
                _ = try await stores.conversations.end(hers, by: .member(bram.id), at: stores.clock.now())
                #expect(try await stores.shift.leftBehind().isEmpty)
                await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.takesOver(hers, wim) }
                _ = try await way.takes(bram, of: dina, remaining: [dina, wim], in: stores)
                #expect(try await stores.shift.leftBehind().map(\.id) == [hers])

                try await stores.takesOver(hers, wim)

                #expect(try await stores.shift.leftBehind().isEmpty)
                let his = try await stores.queue.conversations(of: wim.id)
                #expect(his.map(\.id) == [hers])
                #expect(his.map(\.state) == [.ended])
                #expect(try await stores.audited().last == "taken-over")
            }
        }
    }
}

extension AccountStores {
    fileprivate func takesOver(_ conversation: ConversationID, _ lead: Colleague) async throws {
        _ = try await handovers.takeOver(
            conversation, by: lead.professional, at: clock.now(), recording: entry(.takenOver, by: lead.id))
    }
}
