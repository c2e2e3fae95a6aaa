import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct ShiftContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a professional's own maximum counts in the claim, whatever holds for the others`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            let visitors = [Visitor.somebody(), .somebody(), .somebody()]
            for visitor in visitors { try await stores.opens(visitor) }
            let one = try #require(Capacity(atMost: 1, languages: [.english]))
            try await stores.shift.set(
                one, of: Professional.bram.id,
                recording: AuditEntry(.capacitySet, by: .member(Professional.dina.id), at: stores.now()))

            try await stores.claims(visitors[0], .bram, atMost: 2)
            await #expect(throws: StoreFailure.conflict(.limitReached)) {
                try await stores.claims(visitors[1], .bram, atMost: 2)
            }
            try await stores.claims(visitors[1], .chris, atMost: 2)
            try await stores.claims(visitors[2], .chris, atMost: 2)

            #expect(try await stores.shift.capacity(of: Professional.bram.id) == one)
            #expect(try await stores.shift.capacity(of: Professional.chris.id) == nil)
            #expect(try await stores.shift.capacities() == [Professional.bram.id: one])
            #expect(try await stores.auditedActions().first == "capacity-set")
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a number that was set can be set again`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            for number in [1, 4] {
                let capacity = try #require(Capacity(atMost: number, languages: [.dutch, .english]))
                try await stores.shift.set(
                    capacity, of: Professional.bram.id,
                    recording: AuditEntry(.capacitySet, by: .member(Professional.dina.id), at: stores.now()))
                #expect(try await stores.shift.capacity(of: Professional.bram.id) == capacity)
            }
            #expect(Capacity(atMost: 5, languages: [.dutch]) == nil)
            #expect(Capacity(atMost: 1, languages: []) == nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who was left waits again before whoever came after her, and the log says why`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let newcomer = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.opens(newcomer)

            #expect(try await stores.givesBack(.ada, from: .bram))

            #expect(try await stores.queue.waiting().map(\.id) == [.ada, newcomer].map(\.conversation))
            #expect(
                try await stores.entries(.ada).suffix(2).map(\.content) == [
                    .left(Professional.bram.id, displayName: "Bram", why: .connection), .requeued,
                ])
            #expect(try await stores.queue.conversations(of: Professional.bram.id).isEmpty)
            #expect(try await stores.auditedActions() == ["claimed", "given-back"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `nothing is taken from who has it no longer, or from who ended it`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            #expect(try await stores.givesBack(.ada, from: .bram) == false)
            try await stores.claims(.ada, .bram)
            #expect(try await stores.givesBack(.ada, from: .chris) == false)
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            #expect(try await stores.givesBack(.ada, from: .bram) == false)

            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).claimedBy != nil)
            #expect(try await stores.auditedActions() == ["claimed"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a wait for an answer begins with her first word after the last answer and is told once`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.says(.ada, 0)
            let claimed = try await stores.claims(.ada, .bram)
            #expect(claimed.state == .active)
            let (afterClaim, early) = (stores.now(), stores.clock.now() - .minutes(5))

            #expect(try await stores.shift.unanswered(since: early).isEmpty)
            let first = try await stores.shift.unanswered(since: afterClaim)
            #expect(first.map(\.conversation) == [Visitor.ada.conversation])
            #expect(try #require(first.first).member == Professional.bram.id)
            #expect(try await stores.notes(since: afterClaim) == [Visitor.ada.conversation])
            #expect(try await stores.notes(since: afterClaim).isEmpty)
            #expect(try await stores.entries(.ada).last?.content == .unanswered)

            try await stores.answers(.ada, .bram, 0)
            #expect(try await stores.shift.unanswered(since: stores.now()).isEmpty)
            try await stores.says(.ada, 1)
            #expect(try await stores.notes(since: stores.now()) == [Visitor.ada.conversation])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who waits in the queue or has ended waits for no answer`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let waiting = Visitor.somebody()
            try await stores.opens(waiting)
            try await stores.says(waiting, 0)
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.says(.ada, 0)
            #expect(try await stores.shift.unanswered(since: stores.now()).count == 1, "the premise")
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            #expect(try await stores.shift.unanswered(since: stores.now()).isEmpty)
            #expect(try await stores.notes(since: stores.now()).isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a round gives back what an absent professional had, and leaves what a present one has`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            let other = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(other)
            let roster = ShiftRoster(clock: stores.clock)
            await roster.arrive(Professional.bram.id)
            await roster.arrive(Professional.chris.id)
            try await stores.claims(.ada, .bram)
            try await stores.claims(other, .chris)
            let round = ShiftRun(
                shift: stores.shift, handovers: stores.handovers, roster: roster, clock: stores.clock,
                terms: try #require(ShiftTerms()))
            await roster.leave(Professional.bram.id)

            stores.clock.advance(by: .seconds(89))
            #expect(try await round.once() == ShiftRun.Summary())
            stores.clock.advance(by: .seconds(1))
            let summary = try await round.once()

            #expect(summary.givenBack == [Visitor.ada.conversation: Professional.bram.id])
            #expect(try await stores.queue.waiting().map(\.id) == [Visitor.ada.conversation])
            #expect(try await stores.queue.conversations(of: Professional.chris.id).map(\.id) == [other.conversation])
        }
    }
}

extension ChatStores {
    func givesBack(_ visitor: Visitor, from professional: Professional) async throws -> Bool {
        let at = now()
        return try await shift.giveBack(
            visitor.conversation, heldBy: professional.id, why: .connection, at: at,
            recording: AuditEntry(.givenBack, by: .system, conversation: visitor.conversation, at: at))
    }

    func says(_ visitor: Visitor, _ counter: Int64) async throws {
        _ = try await log.append(
            visitor.message(counter), to: visitor.conversation, by: visitor.authority, at: now())
    }

    func answers(_ visitor: Visitor, _ professional: Professional, _ counter: Int64) async throws {
        _ = try await log.append(
            professional.message(counter), to: visitor.conversation, by: professional.voice, at: now())
    }

    func notes(since: Timestamp) async throws -> [ConversationID] {
        try await shift.noteUnanswered(since: since, at: now())
    }
}
