import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct BlockContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a block ends the sitting and keeps her from the queue until its term`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.claimed()
            try await stores.shutsOut(.ada, by: .bram, days: 7)
            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).state == .ended)
            try await stores.confirms(.ada, by: .chris)

            for days in [1, 5] {
                await #expect(throws: StoreFailure.conflict(.blocked)) { try await stores.rejoins(.ada) }
                await #expect(throws: StoreFailure.conflict(.blocked)) {
                    try await stores.queue.leaveMessage(
                        Visitor.ada.conversation, by: Visitor.ada.token, cap: 5, at: stores.clock.now())
                }
                stores.clock.advance(by: .days(days))
            }
            #expect(
                try await stores.blocks.standing(at: stores.clock.now()).count == 1, "the premise: six days have passed"
            )
            stores.clock.advance(by: .days(1))

            #expect(try await stores.blocks.standing(at: stores.clock.now()).isEmpty)
            #expect(try await stores.rejoins(.ada).state == .waiting)
            #expect(try await stores.auditedActions() == ["claimed", "blocked", "block-confirmed"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what nobody else has looked at ends after a day, and who set it is not somebody else`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.claimed()
            try await stores.shutsOut(.ada, by: .bram, days: 30)

            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.confirms(.ada, by: .bram) }
            stores.clock.advance(by: .days(1))

            #expect(try await stores.rejoins(.ada).state == .waiting)
            await #expect(throws: StoreFailure.notFound) { try await stores.confirms(.ada, by: .chris) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what is lifted is over at once`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.claimed()
            try await stores.shutsOut(.ada, by: .bram, days: 7)

            try await stores.lifts(.ada)

            #expect(try await stores.rejoins(.ada).state == .waiting)
            await #expect(throws: StoreFailure.notFound) { try await stores.lifts(.ada) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `nobody in danger is shut out, and nobody by another than who has the conversation`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.claimed()
            await #expect(throws: StoreFailure.notFound) { try await stores.shutsOut(.ada, by: .chris, days: 1) }
            try await stores.conversations.mark(
                Visitor.ada.conversation, danger: true, by: Professional.bram.id,
                recording: stores.entry(.dangerMarked, by: .bram, .ada))

            await #expect(throws: StoreFailure.conflict(.wrongState)) {
                try await stores.shutsOut(.ada, by: .bram, days: 1)
            }

            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).state == .active)
            #expect(try await stores.blocks.standing(at: stores.clock.now()).isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who is blocked still reads and erases what is hers, and the block goes with it`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.claimed()
            try await stores.shutsOut(.ada, by: .bram, days: 7)
            #expect(try await !stores.entries(.ada).isEmpty)

            try await stores.erases(.ada)

            #expect(try await stores.blocks.standing(at: stores.clock.now()).isEmpty)
        }
    }
}

extension ChatStores {
    fileprivate func claimed() async throws {
        try await opens(.ada)
        try await claims(.ada, .bram)
    }

    fileprivate func shutsOut(_ visitor: Visitor, by member: Professional, days: Int) async throws {
        let block = try #require(
            Block(visitor.conversation, reason: .abuse, by: member.id, days: days, at: clock.now()))
        try await blocks.block(block, recording: entry(.blocked, by: member, visitor))
    }

    fileprivate func confirms(_ visitor: Visitor, by member: Professional) async throws {
        try await blocks.confirm(
            visitor.conversation, by: member.id, at: clock.now(), recording: entry(.blockConfirmed, by: member, visitor)
        )
    }

    fileprivate func lifts(_ visitor: Visitor) async throws {
        try await blocks.lift(
            visitor.conversation, at: clock.now(), recording: entry(.blockLifted, by: .chris, visitor))
    }

    fileprivate func rejoins(_ visitor: Visitor) async throws -> Conversation {
        try await queue.rejoin(visitor.conversation, by: visitor.token, queueCap: 5, at: clock.now())
    }

    fileprivate func entry(_ action: AuditEntry.Action, by member: Professional, _ visitor: Visitor) -> AuditEntry {
        AuditEntry(action, by: .member(member.id), conversation: visitor.conversation, at: clock.now())
    }
}
