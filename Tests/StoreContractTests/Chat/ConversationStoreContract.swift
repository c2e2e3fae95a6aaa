import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct ConversationStoreContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `a conversation begins in the queue with its first epoch and her session`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let opening = Visitor.ada.opening(language: .english, topic: .child, danger: true)
            let at = stores.now()

            let opened = try await stores.conversations.open(opening, queueCap: 10, at: at)

            #expect(
                opened
                    == Conversation(
                        id: opening.id, state: .waiting, language: .english, topic: .child, danger: true,
                        queueNumber: 1,
                        waitingSince: at, claimedBy: nil, lastSequence: 1, lastEpoch: 1, returnCodeExpires: nil))
            #expect(
                try await stores.entries(.ada) == [
                    ConversationEntry(sequence: 1, at: at, content: .epoch(opening.epoch))
                ])
            let session = try await stores.sessions.session(Visitor.ada.token, term: .minutes(15), at: at)
            #expect(session == VisitorSession(conversation: opening.id, wrappedTicket: opening.wrappedTicket))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `opening again with the same session returns it, with another is refused`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let opened = try await stores.opens(.ada)

            let again = try await stores.opens(.ada)

            #expect(again == opened)
            let thief = Visitor(
                conversation: Visitor.ada.conversation, token: Visitor.somebody().token, instance: .random(8))
            await #expect(throws: StoreFailure.conflict(.otherContent)) { try await stores.opens(thief) }
            let second = Visitor(conversation: .random(), token: Visitor.ada.token, instance: .random(8))
            await #expect(throws: StoreFailure.conflict(.otherContent)) { try await stores.opens(second) }
            #expect(try await stores.queue.waiting().count == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `opening again is answered even when the queue has filled up since`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let opening = Visitor.ada.opening()
            _ = try await stores.conversations.open(opening, queueCap: 1, at: stores.now())
            await #expect(throws: StoreFailure.conflict(.queueFull)) {
                try await stores.conversations.open(Visitor.somebody().opening(), queueCap: 1, at: stores.now())
            }

            let again = try await stores.conversations.open(opening, queueCap: 1, at: stores.now())

            #expect(again.state == .waiting)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only the team key in force may be sealed to`(database: DatabaseUnderTest) async throws {
        try await database.run(teamEpoch: 2) { stores in
            for stale in [1, 3] {
                await #expect(throws: StoreFailure.conflict(.outdated)) {
                    try await stores.conversations.open(
                        Visitor.ada.opening(teamEpoch: stale), queueCap: 10, at: stores.now())
                }
            }
            _ = try await stores.conversations.open(Visitor.ada.opening(teamEpoch: 2), queueCap: 10, at: stores.now())
        }
        try await database.run(teamEpoch: nil) { stores in
            await #expect(throws: StoreFailure.conflict(.outdated)) { try await stores.opens(.ada) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `queue numbers count up from one on each day`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let today = [
                try await stores.opens(.somebody()).queueNumber, try await stores.opens(.somebody()).queueNumber,
            ]
            stores.clock.advance(by: .hours(24))

            let tomorrow = try await stores.opens(.somebody()).queueNumber

            #expect(today == [1, 2])
            #expect(tomorrow == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who leaves the queue is closed at once`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)

            let ended = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
            let again = try await stores.conversations.end(Visitor.ada.conversation, by: .system, at: stores.now())

            #expect(ended.state == .closed)
            #expect(again == ended)
            #expect(try await stores.entries(.ada).last?.content == .ended(by: .visitor))
            #expect(try await stores.queue.waiting().isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `the end of a claimed one leaves it to its professional to close`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)

            let ended = try await stores.conversations.end(Visitor.ada.conversation, by: .system, at: stores.now())
            await #expect(throws: StoreFailure.notFound) { try await stores.closes(.ada, .outsider) }
            let closed = try await stores.closes(.ada, .bram)
            let again = try await stores.closes(.ada, .bram)

            #expect(ended.state == .ended)
            #expect(closed.state == .closed)
            #expect(again == closed)
            #expect(try await stores.entries(.ada).suffix(2).map(\.content) == [.ended(by: .silence), .closed])
            #expect(try await stores.auditedActions() == ["claimed", "closed"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `closing an active one ends it by the team and keeps only hours`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            _ = try await stores.log.append(
                Visitor.ada.message(0), to: Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
            #expect(try await stores.entries(.ada).allSatisfy { $0.at != $0.at.hour })

            let closed = try await stores.closes(.ada, .bram)

            let entries = try await stores.entries(.ada)
            #expect(entries.suffix(2).map(\.content) == [.ended(by: .team), .closed])
            #expect(entries.allSatisfy { $0.at == $0.at.hour })
            #expect(closed.waitingSince == closed.waitingSince.hour)
            #expect(closed.queueNumber == 0)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what is added to a closed one carries the hour only`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
            let at = stores.now()

            try await stores.mints(2, for: .ada)

            #expect(try await stores.entries(.ada).last?.at == at.hour)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `only the professional who has it sets the danger mark`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            await #expect(throws: StoreFailure.notFound) {
                try await stores.marks(.ada, danger: true, .bram)
            }
            try await stores.claims(.ada, .bram)

            for _ in 0..<2 { try await stores.marks(.ada, danger: true, .bram) }
            await #expect(throws: StoreFailure.notFound) { try await stores.marks(.ada, danger: false, .outsider) }

            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).danger)
            #expect(try await stores.auditedActions() == ["claimed", "danger-marked"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an erased conversation is gone for everybody, for ever, and may be erased again`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.erases(.ada)

            try await stores.erases(.ada)

            await #expect(throws: StoreFailure.erased) {
                try await stores.conversations.conversation(Visitor.ada.conversation)
            }
            await #expect(throws: StoreFailure.erased) { try await stores.opens(.ada) }
            await #expect(throws: StoreFailure.notFound) {
                try await stores.sessions.session(Visitor.ada.token, term: .minutes(15), at: stores.now())
            }
            #expect(try await stores.queue.conversations(of: Professional.bram.id).isEmpty)
            #expect(try await stores.auditedActions() == ["claimed", "erased"])
            await #expect(throws: StoreFailure.notFound) { try await stores.erases(.somebody()) }
        }
    }
}
