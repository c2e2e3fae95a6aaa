import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

/// Piet of the police, and the interpreter through whom she speaks with him: each by a yes of his own, and either can go.
@Suite struct TwoGuestsContract {
    private let piet = Piet()
    private let noor = Piet()

    @Test(arguments: DatabaseUnderTest.allCases)
    func `two are in at once, a third waits until one has gone`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.letsIn(piet, and: noor)

            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).guests == [piet.id, noor.id])
            #expect(try await stores.known()?.guests.map(\.step) == [.present, .present])
            try await stores.writes(piet, 0, epoch: 3)
            try await stores.writes(noor, 0, epoch: 3)
            await #expect(throws: StoreFailure.conflict(.outdated)) { try await stores.writes(piet, 1, epoch: 2) }
            await #expect(throws: StoreFailure.conflict(.taken)) { try await stores.proposes(Piet()) }

            try await stores.mints(noor.epoch(4, reason: .guestLeft), for: .ada)
            try await stores.proposes(Piet())
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `two may be asked for at once, and whose time is over makes room`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.proposes(piet)
            stores.clock.advance(by: .seconds(1))
            try await stores.proposes(noor)
            await #expect(throws: StoreFailure.conflict(.taken)) { try await stores.proposes(Piet()) }
            try await stores.answers(piet, true)
            try await stores.answers(noor, false)

            #expect(
                try await stores.known()?.guests.map(\.step) == [.agreed, .refused],
                "the last is told, though he is over")
            stores.clock.advance(by: .seconds(1))
            let third = Piet()
            try await stores.proposes(third)
            #expect(try await stores.known()?.guests.map(\.id) == [piet.id, third.id])
            stores.clock.advance(by: GuestTerms.answer)
            try await stores.proposes(Piet())
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the second comes in by no epoch that puts the first out, brings him in, or leaves himself out`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.letsIn(piet)
            try await stores.brings(noor)
            try await stores.knocks(noor)
            let stranger = Piet()

            for wrong in [
                noor.epoch(3), piet.epoch(3), stranger.epoch(3, beside: [noor]),
                noor.epoch(3, reason: .guestLeft, beside: [piet]),
            ] {
                await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.admits(noor, with: wrong) }
            }
            await #expect(throws: StoreFailure.conflict(.wrongState)) {
                try await stores.mints(noor.epoch(3, reason: .guestLeft, beside: [piet]), for: .ada)
            }

            try await stores.admits(noor, with: noor.epoch(3, beside: [piet]))
            #expect(try await stores.known()?.guests.compactMap(\.since).count == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `she sends one away, and the other stays in the next epoch`(database: DatabaseUnderTest) async throws {
        for (out, stays) in [(piet, noor), (noor, piet)] {
            try await database.run { stores in
                try await stores.letsIn(piet, and: noor)

                try await stores.mints(stays.epoch(4, reason: .guestLeft), for: .ada)

                #expect(try await stores.conversations.conversation(Visitor.ada.conversation).guests == [stays.id])
                await #expect(throws: StoreFailure.notFound) { try await stores.writes(out, 0, epoch: 4) }
                try await stores.writes(stays, 0, epoch: 4)
                #expect(try await stores.known()?.epochDue == nil)
                await #expect(throws: StoreFailure.conflict(.wrongState)) {
                    try await stores.mints(out.epoch(5, reason: .guestLeft, beside: [stays]), for: .ada)
                }
                try await stores.mints(.sample(5, reason: .guestLeft), for: .ada)
                #expect(try await stores.conversations.conversation(Visitor.ada.conversation).guests.isEmpty)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who goes by himself uses up a number, and the other is asked to wait for the next epoch, not to leave`(
        database: DatabaseUnderTest
    ) async throws {
        for (out, stays) in [(piet, noor), (noor, piet)] {
            try await database.run { stores in
                try await stores.letsIn(piet, and: noor)

                try await stores.leaves(out)

                #expect(try await stores.known()?.epochDue == 5)
                await #expect(throws: StoreFailure.notFound) { try await stores.writes(out, 0, epoch: 3) }
                await #expect(throws: StoreFailure.conflict(.outdated)) {
                    try await stores.writes(stays, 0, epoch: 3)
                }
                await #expect(throws: StoreFailure.conflict(.wrongState)) {
                    try await stores.mints(out.epoch(5, reason: .guestLeft, beside: [stays]), for: .ada)
                }
                try await stores.mints(stays.epoch(5, reason: .guestLeft), for: .ada)
                try await stores.writes(stays, 0, epoch: 5)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who is silent goes alone; the end of the sitting puts both out by one number`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.letsIn(piet, and: noor)
            stores.clock.advance(by: GuestTerms.silence)
            try await stores.guests.noteSign(of: noor.id, at: stores.now())
            stores.clock.advance(by: .seconds(5))
            #expect(try await stores.expires() == [Visitor.ada.conversation])
            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).guests == [noor.id])
        }
        try await database.run { stores in
            try await stores.letsIn(piet, and: noor)

            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            let ended = try await stores.conversations.conversation(Visitor.ada.conversation)
            #expect(ended.guests.isEmpty && ended.lastEpoch == 4)
            #expect(try await stores.guests.guest(piet.id, at: stores.now()).step == .left(.ended))
            #expect(try await stores.guests.guest(noor.id, at: stores.now()).step == .left(.ended))
        }
    }
}
