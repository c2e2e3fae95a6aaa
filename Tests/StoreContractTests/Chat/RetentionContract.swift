import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct RetentionContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a round with nothing past its term does nothing`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)

            let summary = try await stores.retention().once()

            #expect(summary == RetentionRun.Summary())
            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).state == .waiting)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a visitor who fell silent frees her place, and her professional closes`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let claimed = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(claimed)
            try await stores.claims(claimed, .bram)
            stores.clock.advance(by: .minutes(16))

            let summary = try await stores.retention().once()

            #expect(summary.sessionsDeleted == 2)
            #expect(Set(summary.ended) == Set([Visitor.ada, claimed].map(\.conversation)))
            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).state == .closed)
            #expect(try await stores.conversations.conversation(claimed.conversation).state == .ended)
            #expect(try await stores.entries(claimed).last?.content == .ended(by: .silence))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `thirty days after the last message a conversation is erased, and not a day before`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            stores.clock.advance(by: .days(29))
            #expect(try await stores.retention().once().erased.isEmpty)

            stores.clock.advance(by: .days(2))
            let summary = try await stores.retention().once()

            #expect(summary.erased == [Visitor.ada.conversation])
            await #expect(throws: StoreFailure.erased) { try await stores.entries(.ada) }
            #expect(try await stores.auditedActions() == ["expired"])
        }
    }
}

extension ChatStores {
    func retention() throws -> RetentionRun {
        RetentionRun(
            conversations: conversations, sessions: sessions, clock: clock, terms: try #require(RetentionTerms()))
    }
}
