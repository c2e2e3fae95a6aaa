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

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a conversation expires by its last message, not by what was done with it later`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let other = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(other)
            let between = stores.now()
            _ = try await stores.log.append(
                other.message(0), to: other.conversation, by: other.authority, at: stores.now())
            try await stores.claims(.ada, .bram)

            let erased = try await stores.conversations.eraseExpired(
                lastEntryBefore: between, limit: 10, at: stores.now())

            #expect(erased == [Visitor.ada.conversation])
            #expect(try await stores.entries(other).count == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who spoke in a later hour, or came back in one, goes after who was silent since`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let (returned, silent) = (Visitor.somebody(), Visitor.somebody())
            try await stores.opens(.ada)
            try await stores.opens(returned)
            _ = try await stores.conversations.end(returned.conversation, by: returned.authority, at: stores.now())
            stores.clock.advance(by: .seconds(3600))
            try await stores.opens(silent)
            stores.clock.advance(by: .seconds(3600))
            _ = try await stores.queue.rejoin(
                returned.conversation, by: returned.token, queueCap: 50, at: stores.now())
            stores.clock.advance(by: .seconds(3600))
            try await stores.says(.ada, 0)

            var erased: [ConversationID] = []
            for _ in 0..<3 {
                erased += try await stores.conversations.eraseExpired(
                    lastEntryBefore: stores.now(), limit: 1, at: stores.now())
            }

            #expect(erased == [silent, returned, .ada].map(\.conversation))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `no more are erased at once than was asked, the oldest first`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let visitors = (0..<25).map { _ in Visitor.somebody() }
            for visitor in visitors { try await stores.opens(visitor) }

            let first = try await stores.conversations.eraseExpired(
                lastEntryBefore: stores.now(), limit: 2, at: stores.now())
            stores.clock.advance(by: .days(31))
            let summary = try await stores.retention().once()

            #expect(first == visitors.prefix(2).map(\.conversation))
            #expect(summary.erased.count == 23)
            #expect(Set(first + summary.erased) == Set(visitors.map(\.conversation)))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a message that is acknowledged while the job runs keeps its conversation`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let visitors = (0..<60).map { _ in Visitor.somebody() }
            for visitor in visitors { try await stores.opens(visitor) }
            let before = stores.now()

            // Both at the same moment: whichever comes first decides, and the other hears it.
            async let erased = { () async throws -> Set<ConversationID> in
                var all: Set<ConversationID> = []
                while true {
                    let some = try await stores.conversations.eraseExpired(
                        lastEntryBefore: before, limit: 3, at: stores.clock.now())
                    if some.isEmpty { return all }
                    all.formUnion(some)
                }
            }()
            var acknowledged: Set<ConversationID> = []
            for visitor in visitors.reversed() {
                do {
                    _ = try await stores.log.append(
                        visitor.message(0), to: visitor.conversation, by: visitor.authority, at: stores.now())
                    acknowledged.insert(visitor.conversation)
                } catch StoreFailure.erased {}
            }

            #expect(try await acknowledged.isDisjoint(with: erased))
            #expect(try await acknowledged.union(erased).count == visitors.count)
            for visitor in visitors where acknowledged.contains(visitor.conversation) {
                #expect(try await stores.entries(visitor).count == 2)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a conversation is abandoned once her last session is gone`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let stays = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(stays)
            #expect(try await stores.endsAbandoned().isEmpty)

            try await stores.sessions.end(Visitor.ada.token)

            #expect(try await stores.endsAbandoned(after: .minutes(15)).isEmpty)
            #expect(try await stores.endsAbandoned() == [Visitor.ada.conversation])
            #expect(try await stores.endsAbandoned().isEmpty)
            #expect(try await stores.conversations.conversation(stays.conversation).state == .waiting)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who comes back while the job runs is not shown the door`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let visitors = (0..<30).map { _ in Visitor.somebody() }
            var codes: [(visitor: Visitor, code: ReturnCode)] = []
            for visitor in visitors {
                try await stores.opens(visitor)
                codes.append((visitor, try await stores.makesCode(visitor)))
                try await stores.sessions.end(visitor.token)
            }

            async let ended = { () async throws -> Int in
                var count = 0
                while true {
                    let some = try await stores.conversations.endAbandoned(
                        lastSeenBefore: stores.clock.now(), limit: 2, at: stores.clock.now())
                    if some.isEmpty { return count }
                    count += some.count
                }
            }()
            for (_, code) in codes.reversed() { _ = try await stores.redeems(code, Visitor.somebody().token) }
            _ = try await ended

            for visitor in visitors {
                let content = try await stores.entries(visitor).map(\.content)
                let returned = try #require(content.firstIndex(of: .returned))
                #expect(!content[returned...].contains(.ended(by: .silence)))
            }
        }
    }
}

extension ChatStores {
    func retention() throws -> RetentionRun {
        RetentionRun(
            conversations: conversations, sessions: sessions, alarms: alarms, clock: clock,
            terms: try #require(RetentionTerms()))
    }

    /// Ends what nobody is in any more since `pause`.
    func endsAbandoned(after pause: Duration = .zero) async throws -> [ConversationID] {
        let at = now()
        return try await conversations.endAbandoned(lastSeenBefore: at - pause, limit: 10, at: at)
    }
}
