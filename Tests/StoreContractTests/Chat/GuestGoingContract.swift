import Chat
import Foundation
import HelplineCore
import TestSupport
import Testing

/// The ways out: whichever it is, what he kept opens nothing that is written after it.
@Suite struct GuestGoingContract {
    private let piet = Piet()

    @Test(arguments: DatabaseUnderTest.allCases)
    func `she or her counsellor sends him away by an epoch without him`(database: DatabaseUnderTest) async throws {
        for isHers in [true, false] {
            try await database.run { stores in
                try await stores.letsIn(piet)

                if isHers {
                    try await stores.mints(.sample(3, reason: .guestLeft), for: .ada)
                } else {
                    _ = try await stores.mints(3, of: Visitor.ada.conversation, by: .bram)
                }

                #expect(try await stores.step() == .left(isHers ? .visitor : .team))
                #expect(try await stores.known()?.epochDue == nil)
                for epoch in [2, 3] {
                    await #expect(throws: StoreFailure.notFound) { try await stores.writes(piet, 0, epoch: epoch) }
                }
                try await stores.writes(.ada, 0, epoch: 3)
                #expect(try await stores.isForgotten(piet))
            }
        }
    }

    /// What happens without him, and leaves nobody there to make an epoch at once.
    private enum End: CaseIterable {
        case leaves, silence, sheEnds, heEnds, closes, handedOver, takenOver, givenBack

        func happen(_ stores: ChatStores, _ piet: Piet) async throws {
            let id = Visitor.ada.conversation
            switch self {
            case .leaves: try await stores.leaves(piet)
            case .silence:
                stores.clock.advance(by: GuestTerms.silence + .seconds(5))
                #expect(try await stores.expires() == [id])
            case .sheEnds: _ = try await stores.conversations.end(id, by: Visitor.ada.authority, at: stores.now())
            case .heEnds:
                _ = try await stores.conversations.end(id, by: Professional.bram.authority, at: stores.now())
            case .closes: try await stores.closes(.ada, .bram)
            case .handedOver:
                try await stores.offers(.ada, from: .bram, to: .chris)
                let at = stores.now()
                _ = try await stores.handovers.accept(
                    id, by: .chris, atMost: 3, mayExceed: false, at: at,
                    recording: Professional.chris.audited(.handedOver, .ada, at: at))
            case .takenOver: _ = try await stores.takesOver(.ada, .dina)
            case .givenBack:
                let at = stores.now()
                _ = try await stores.shift.giveBack(
                    id, heldBy: Professional.bram.id, why: .connection, at: at,
                    recording: AuditEntry(.givenBack, by: .system, conversation: id, at: at))
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `wherever he goes without one, a number is used up and nothing more is taken under his key`(
        database: DatabaseUnderTest
    ) async throws {
        for end in End.allCases {
            try await database.run { stores in
                try await stores.letsIn(piet)

                try await end.happen(stores, piet)

                let conversation = try await stores.conversations.conversation(Visitor.ada.conversation)
                #expect(conversation.guests.isEmpty, "\(end)")
                #expect(conversation.lastEpoch == 3, "\(end)")
                #expect(try await stores.known()?.epochDue == 4, "\(end)")
                await #expect(throws: StoreFailure.notFound, "\(end)") { try await stores.writes(piet, 0, epoch: 2) }
                await #expect(throws: StoreFailure.conflict(.outdated), "\(end)") {
                    try await stores.writes(.ada, 0, epoch: 2)
                }
                #expect(try await stores.isForgotten(piet), "\(end)")
                await #expect(throws: StoreFailure.conflict(.outdated), "\(end)") {
                    try await stores.mints(.sample(3), for: .ada)
                }
                try await stores.mints(.sample(4, reason: .guestLeft), for: .ada)
                #expect(try await stores.known()?.epochDue == nil, "\(end)")
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who was on his way does not come into what has ended, and no number is used up`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.brings(piet)
            try await stores.knocks(piet)

            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            #expect(try await stores.step() == .expired(.ended))
            #expect(try await stores.known()?.epochDue == nil)
            await #expect(throws: (any Error).self) { try await stores.admits(piet, with: piet.epoch(2)) }
            await #expect(throws: (any Error).self) { try await stores.knocks(piet) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only his own page takes him out, once, and erasing takes all of him`(database: DatabaseUnderTest) async throws
    {
        try await database.run { stores in
            try await stores.letsIn(piet)
            await #expect(throws: StoreFailure.notFound) {
                try await stores.leaves(piet, session: SecretDigest(of: .random(32)))
            }
            #expect(try await stores.step() == .present)

            try await stores.leaves(piet)
            try await stores.leaves(piet)

            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).lastEpoch == 3)
            #expect(try await stores.auditedActions().filter { $0 == "guest-left" }.count == 1)
            try await stores.erases(.ada)
            await #expect(throws: StoreFailure.notFound) {
                _ = try await stores.guests.guest(piet.id, at: stores.now())
            }
        }
    }
}

extension ChatStores {
    /// Whether nothing is left of who he was.
    fileprivate func isForgotten(_ piet: Piet) async throws -> Bool {
        let waiting = try await guests.toConfirm(by: Professional.chris.id, coordinator: true, at: now())
        let knock = try await guests.knock(of: piet.id, for: Professional.bram.id, at: now())
        return waiting.isEmpty && knock == nil
    }
}
