import Chat
import HelplineCore
import TestSupport
import Testing

/// A message that was left while nobody was there: it waits, is read before the line, and is never lost unread.
@Suite struct LeftMessageContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a message that was left waits to be read and stands in nobody's way`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let next = Visitor.somebody()
            let left = try await stores.leaves(.ada)
            try await stores.opens(next)

            #expect(left.isUnreadMessage)
            #expect(try await stores.queue.waiting().map(\.id) == [Visitor.ada, next].map(\.conversation))
            #expect(try await stores.queue.ahead(of: Visitor.ada.conversation) == nil)
            #expect(try await stores.queue.ahead(of: next.conversation) == 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what was left before the opening is read before the line, but danger does not wait`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            let (next, endangered) = (Visitor.somebody(), Visitor.somebody())
            try await stores.leaves(.ada)
            try await stores.opensChat()
            try await stores.opens(next)
            try await stores.opens(endangered, danger: true)

            await #expect(throws: StoreFailure.conflict(.messagesFirst)) { try await stores.claims(next, .bram) }
            try await stores.claims(endangered, .bram)
            try await stores.claims(.ada, .chris)
            try await stores.claims(next, .bram)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what is left after the opening keeps nobody waiting`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let next = Visitor.somebody()
            try await stores.opensChat()
            try await stores.leaves(.ada)
            try await stores.opens(next)

            try await stores.claims(next, .bram)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `messages do not count for a professional's maximum, nor for the line's`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let (second, talking) = (Visitor.somebody(), Visitor.somebody())
            try await stores.leaves(.ada)
            try await stores.leaves(second)
            try await stores.claims(.ada, .bram, atMost: 1)
            try await stores.claims(second, .bram, atMost: 1)
            _ = try await stores.conversations.open(talking.opening(), queueCap: 1, at: stores.now())

            try await stores.claims(talking, .bram, atMost: 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `no more messages than may be are left unread`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let second = Visitor.somebody()
            try await stores.leaves(.ada)

            await #expect(throws: StoreFailure.conflict(.queueFull)) {
                try await stores.conversations.open(
                    second.opening(leavesMessage: true), queueCap: 1, at: stores.now())
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `it does not end by silence or by her leaving, read or unread`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let read = Visitor.somebody()
            try await stores.leaves(.ada)
            try await stores.leaves(read)
            try await stores.claims(read, .bram)
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
            stores.clock.advance(by: .hours(20))

            let summary = try await stores.retention().once()

            #expect(summary.sessionsDeleted == 2)
            #expect(summary.ended.isEmpty)
            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).isUnreadMessage)
            #expect(try await stores.conversations.conversation(read.conversation).state == .active)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `none expires unread, and what was read expires as anything else`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let read = Visitor.somebody()
            try await stores.leaves(.ada)
            try await stores.leaves(read)
            try await stores.claims(read, .bram)
            try await stores.closes(read, .bram)
            stores.clock.advance(by: .days(400))

            let summary = try await stores.retention().once()

            #expect(summary.erased == [read.conversation])
            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).isUnreadMessage)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the answer is added and closed like any conversation, and only the hour stays`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.leaves(.ada)
            try await stores.claims(.ada, .bram)
            _ = try await stores.log.append(
                Professional.bram.message(0), to: Visitor.ada.conversation, by: Professional.bram.voice,
                at: stores.now())

            let closed = try await stores.closes(.ada, .bram)

            #expect(closed.state == .closed)
            #expect(closed.leftAt == closed.leftAt?.hour)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who is back while it is unread may come into the line with it`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.leaves(.ada)

            let back = try await stores.queue.rejoin(
                Visitor.ada.conversation, by: Visitor.ada.token, queueCap: 10, at: stores.now())

            #expect(back.isInLine)
            #expect(try await stores.queue.ahead(of: back.id) == 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who waits, or has ended, leaves what she wrote; who talks does not`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let (ended, talking) = (Visitor.somebody(), Visitor.somebody())
            for visitor in [Visitor.ada, ended, talking] { try await stores.opens(visitor) }
            _ = try await stores.conversations.end(ended.conversation, by: ended.authority, at: stores.now())
            try await stores.claims(talking, .bram)
            func leave(_ visitor: Visitor) async throws -> Conversation {
                try await stores.queue.leaveMessage(
                    visitor.conversation, by: visitor.token, cap: 2, at: stores.now())
            }

            #expect(try await leave(.ada).isUnreadMessage)
            #expect(try await leave(ended).isUnreadMessage)
            #expect(try await leave(talking).state == .active)
            await #expect(throws: StoreFailure.notFound) {
                try await stores.queue.leaveMessage(
                    Visitor.ada.conversation, by: talking.token, cap: 2, at: stores.now())
            }
        }
    }
}

extension ChatStores {
    /// `visitor` leaves a message while nobody is there.
    @discardableResult
    func leaves(_ visitor: Visitor) async throws -> Conversation {
        try await conversations.open(visitor.opening(leavesMessage: true), queueCap: 1000, at: now())
    }

    /// Dina opens the chat.
    func opensChat() async throws {
        try await service.set(
            open: true, recording: AuditEntry(.serviceOpened, by: .member(Professional.dina.id), at: now()))
    }
}
