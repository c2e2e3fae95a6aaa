import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct HandoverContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `it stays the giver's until the colleague accepts, and is his from then on`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.offers(.ada, from: .bram, to: .chris)
            #expect(try await stores.holder(of: .ada) == Professional.bram.id)
            #expect(
                try await stores.handovers.offers(at: stores.clock.now()).map(\.receiver) == [Professional.chris.id])

            try await stores.accepts(.ada, .chris)

            #expect(try await stores.holder(of: .ada) == Professional.chris.id)
            #expect(
                try await stores.entries(.ada).suffix(2).map(\.content) == [
                    .left(Professional.bram.id, displayName: "Bram", why: .handover),
                    .joined(Professional.chris.id, displayName: "Chris"),
                ])
            #expect(try await stores.handovers.offers(at: stores.clock.now()).isEmpty)
            #expect(try await stores.auditedActions() == ["claimed", "handover-offered", "handed-over"])
            await #expect(throws: StoreFailure.notFound) { try await stores.answers(.ada, .bram, 0) }
            try await stores.answers(.ada, .chris, 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only who was asked can accept, and only what the giver still has`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            await #expect(throws: StoreFailure.notFound) { try await stores.offers(.ada, from: .chris, to: .outsider) }
            try await stores.offers(.ada, from: .bram, to: .chris)
            await #expect(throws: StoreFailure.notFound) { try await stores.accepts(.ada, .outsider) }
            #expect(try await stores.drops(.ada, .outsider) == nil)

            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            await #expect(throws: StoreFailure.notFound) { try await stores.accepts(.ada, .chris) }
            #expect(try await stores.handovers.offers(at: stores.clock.now()).isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an offer that was refused, withdrawn or not answered in time is gone`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            for professional in [Professional.chris, .bram] {
                try await stores.offers(.ada, from: .bram, to: .chris)
                #expect(try await stores.drops(.ada, professional)?.giver == Professional.bram.id)
                await #expect(throws: StoreFailure.notFound) { try await stores.accepts(.ada, .chris) }
            }
            try await stores.offers(.ada, from: .bram, to: .chris)
            stores.clock.advance(by: Handover.term)

            await #expect(throws: StoreFailure.notFound) { try await stores.accepts(.ada, .chris) }
            #expect(try await stores.handovers.dropExpired(at: stores.now()).map(\.receiver) == [Professional.chris.id])
            #expect(try await stores.handovers.dropExpired(at: stores.now()).isEmpty)
            #expect(try await stores.holder(of: .ada) == Professional.bram.id)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who has his number takes no other over, but a shift lead may`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let other = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(other)
            try await stores.claims(.ada, .bram)
            try await stores.claims(other, .chris)
            try await stores.offers(.ada, from: .bram, to: .chris)

            await #expect(throws: StoreFailure.conflict(.limitReached)) {
                try await stores.accepts(.ada, .chris, atMost: 1)
            }
            #expect(try await stores.holder(of: .ada) == Professional.bram.id)
            try await stores.accepts(.ada, .chris, atMost: 1, mayExceed: true)

            #expect(try await stores.holder(of: .ada) == Professional.chris.id)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who leads the shift takes over unasked, and the visitor reads who leaves and who comes`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            await #expect(throws: StoreFailure.notFound) { try await stores.takesOver(.ada, .wim) }
            try await stores.claims(.ada, .bram)
            try await stores.offers(.ada, from: .bram, to: .chris)
            for colleague in [Professional.chris, .outsider] {
                await #expect(throws: StoreFailure.notFound) { try await stores.takesOver(.ada, colleague) }
            }

            #expect(try await stores.takesOver(.ada, .wim) == Professional.bram.id)
            #expect(try await stores.takesOver(.ada, .wim) == Professional.wim.id, "his own already")

            #expect(try await stores.holder(of: .ada) == Professional.wim.id)
            #expect(
                try await stores.entries(.ada).suffix(2).map(\.content) == [
                    .left(Professional.bram.id, displayName: "Bram", why: .handover),
                    .joined(Professional.wim.id, displayName: "Wim"),
                ])
            #expect(try await stores.auditedActions() == ["claimed", "handover-offered", "taken-over"])
            await #expect(throws: StoreFailure.notFound) { try await stores.accepts(.ada, .chris) }
            await #expect(throws: StoreFailure.notFound) { try await stores.answers(.ada, .bram, 0) }
            try await stores.answers(.ada, .wim, 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a sitting that has ended is not taken over`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.takesOver(.ada, .wim) }

            #expect(try await stores.holder(of: .ada) == Professional.bram.id)
        }
    }
}

extension ChatStores {
    func takesOver(_ visitor: Visitor, _ lead: Professional) async throws -> MemberID {
        let at = now()
        return try await handovers.takeOver(
            visitor.conversation, by: lead, at: at, recording: lead.audited(.takenOver, visitor, at: at))
    }

    func offers(_ visitor: Visitor, from giver: Professional, to receiver: Professional) async throws {
        let at = now()
        try await handovers.offer(
            Handover(
                conversation: visitor.conversation, giver: giver.id, receiver: receiver.id, until: at + Handover.term),
            recording: giver.audited(.handoverOffered, visitor, at: at))
    }

    func accepts(
        _ visitor: Visitor, _ receiver: Professional, atMost: Int = 1000, mayExceed: Bool = false
    ) async throws {
        let at = now()
        _ = try await handovers.accept(
            visitor.conversation, by: receiver, atMost: atMost, mayExceed: mayExceed, at: at,
            recording: receiver.audited(.handedOver, visitor, at: at))
    }

    func drops(_ visitor: Visitor, _ professional: Professional) async throws -> Handover? {
        let at = now()
        return try await handovers.drop(
            visitor.conversation, by: professional.id,
            recording: professional.audited(.handoverDropped, visitor, at: at)
        )
    }

    func holder(of visitor: Visitor) async throws -> MemberID? {
        try await conversations.conversation(visitor.conversation).claimedBy
    }
}
