import Chat
import HelplineCore
import TestSupport
import Testing

/// Wim leads the shift and comes in beside Bram, who talks with Ada.
@Suite struct JoiningContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `he comes in so that she reads it, writes as himself, and it stays its professional's`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            await #expect(throws: StoreFailure.notFound) { try await stores.answers(.ada, .wim, 0) }

            try await stores.joins(.ada, .wim)
            try await stores.joins(.ada, .wim)

            #expect(try await stores.holder(of: .ada) == Professional.bram.id)
            #expect(
                try await stores.entries(.ada).suffix(1).map(\.content) == [
                    .joined(Professional.wim.id, displayName: "Wim")
                ])
            try await stores.answers(.ada, .wim, 0)
            try await stores.answers(.ada, .bram, 0)
            #expect(try await stores.auditedActions() == ["claimed", "joined"], "once, however often he asks")
            #expect(
                try await stores.queue.conversations(of: Professional.wim.id).map(\.joinedBy) == [Professional.wim.id])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `exactly he may write, and nothing else of it is his`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let id = Visitor.ada.conversation
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.joins(.ada, .wim)

            for colleague in [Professional.chris, .dina] {
                await #expect(throws: StoreFailure.notFound) { try await stores.answers(.ada, colleague, 0) }
            }
            await #expect(throws: StoreFailure.notFound) { try await stores.mints(2, of: id, by: .wim) }
            await #expect(throws: StoreFailure.notFound) {
                _ = try await stores.conversations.end(id, by: Professional.wim.authority, at: stores.now())
            }
            await #expect(throws: StoreFailure.notFound) { try await stores.closes(.ada, .wim) }
            await #expect(throws: StoreFailure.notFound) { try await stores.offers(.ada, from: .wim, to: .chris) }

            try await stores.answers(.ada, .wim, 0)
            let items = try await stores.staff.items(of: id, for: Professional.wim.id)
            #expect(items.isEmpty, "he reads what there is")
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only who leads the shift, only while they talk, one at a time, and not his own`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            await #expect(throws: StoreFailure.notFound) { try await stores.joins(.ada, .wim) }
            try await stores.claims(.ada, .bram)
            for colleague in [Professional.chris, .rosa] {
                await #expect(throws: StoreFailure.notFound) { try await stores.joins(.ada, colleague) }
            }
            try await stores.joins(.ada, .wim)
            await #expect(throws: StoreFailure.conflict(.taken)) { try await stores.joins(.ada, .dina) }
            try await stores.leaves(.ada, .wim)
            _ = try await stores.takesOver(.ada, .dina)
            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.joins(.ada, .dina) }
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.joins(.ada, .wim) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `he goes out so that she reads it, and writes no more`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.joins(.ada, .wim)
            #expect(try await !stores.leaves(.ada, .bram), "who has it does not leave it by this")

            #expect(try await stores.leaves(.ada, .wim))
            #expect(try await !stores.leaves(.ada, .wim))

            #expect(
                try await stores.entries(.ada).suffix(1).map(\.content) == [
                    .left(Professional.wim.id, displayName: "Wim", why: .stopped)
                ])
            #expect(try await stores.auditedActions() == ["claimed", "joined", "left"])
            await #expect(throws: StoreFailure.notFound) { try await stores.answers(.ada, .wim, 0) }
            #expect(try await stores.queue.conversations(of: Professional.wim.id).isEmpty)
            try await stores.answers(.ada, .bram, 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the end of the sitting puts him out, whoever ends it`(database: DatabaseUnderTest) async throws {
        for closes in [false, true] {
            try await database.run { stores in
                try await stores.opens(.ada)
                try await stores.claims(.ada, .bram)
                try await stores.joins(.ada, .wim)

                if closes {
                    try await stores.closes(.ada, .bram)
                } else {
                    _ = try await stores.conversations.end(
                        Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
                }

                #expect(try await stores.queue.conversations(of: Professional.wim.id).isEmpty)
                await #expect(throws: StoreFailure.notFound) {
                    _ = try await stores.staff.items(of: Visitor.ada.conversation, for: Professional.wim.id)
                }
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `he can take it over, and then is not in it twice`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.joins(.ada, .wim)

            #expect(try await stores.takesOver(.ada, .wim) == Professional.bram.id)

            let hers = try await stores.conversations.conversation(Visitor.ada.conversation)
            #expect(hers.claimedBy == Professional.wim.id)
            #expect(hers.joinedBy == nil)
            await #expect(throws: StoreFailure.notFound) { try await stores.answers(.ada, .bram, 0) }
            try await stores.answers(.ada, .wim, 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a handover to a colleague leaves him in it, one to himself does not`(database: DatabaseUnderTest)
        async throws
    {
        for (receiver, stays) in [(Professional.chris, true), (Professional.wim, false)] {
            try await database.run { stores in
                try await stores.opens(.ada)
                try await stores.claims(.ada, .bram)
                try await stores.joins(.ada, .wim)
                try await stores.offers(.ada, from: .bram, to: receiver)

                try await stores.accepts(.ada, receiver)

                let hers = try await stores.conversations.conversation(Visitor.ada.conversation)
                #expect(hers.claimedBy == receiver.id)
                #expect(hers.joinedBy == (stays ? Professional.wim.id : nil))
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `where its professional is gone she does not wait: he who is there goes on with her`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.joins(.ada, .wim)

            #expect(try await stores.givesBack(.ada, from: .bram))

            #expect(try await stores.holder(of: .ada) == Professional.wim.id)
            #expect(try await stores.queue.waiting().isEmpty)
            #expect(
                try await stores.entries(.ada).suffix(2).map(\.content) == [
                    .left(Professional.bram.id, displayName: "Bram", why: .handover),
                    .joined(Professional.wim.id, displayName: "Wim"),
                ])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what he joined takes no place of his number`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let other = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(other)
            try await stores.claims(.ada, .bram)
            try await stores.joins(.ada, .wim)

            try await stores.claims(other, .wim, atMost: 1)

            #expect(
                try await stores.queue.conversations(of: Professional.wim.id).map(\.id) == [
                    other.conversation, Visitor.ada.conversation,
                ])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a round puts him out when his connection is gone, and her professional stays`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let roster = ShiftRoster(clock: stores.clock)
            for professional in [Professional.bram, .wim] { await roster.arrive(professional.id) }
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.joins(.ada, .wim)
            let round = ShiftRun(
                shift: stores.shift, handovers: stores.handovers, roster: roster, clock: stores.clock,
                terms: try #require(ShiftTerms()))
            await roster.leave(Professional.wim.id)

            stores.clock.advance(by: .seconds(89))
            #expect(try await round.once() == ShiftRun.Summary())
            stores.clock.advance(by: .seconds(1))
            let summary = try await round.once()

            #expect(summary.left == [Visitor.ada.conversation: Professional.wim.id])
            #expect(summary.givenBack.isEmpty)
            #expect(
                try await stores.entries(.ada).suffix(1).map(\.content) == [
                    .left(Professional.wim.id, displayName: "Wim", why: .connection)
                ])
            #expect(try await stores.holder(of: .ada) == Professional.bram.id)
        }
    }
}

extension ChatStores {
    func joins(_ visitor: Visitor, _ lead: Professional) async throws {
        let at = now()
        try await handovers.join(
            visitor.conversation, by: lead, at: at, recording: lead.audited(.joined, visitor, at: at))
    }

    @discardableResult
    func leaves(_ visitor: Visitor, _ lead: Professional) async throws -> Bool {
        let at = now()
        return try await handovers.leave(
            visitor.conversation, by: lead.id, why: .stopped, at: at, recording: lead.audited(.left, visitor, at: at))
    }
}
