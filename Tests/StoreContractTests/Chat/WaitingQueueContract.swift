import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct WaitingQueueContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `those in danger come first, then who waits longest`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let (first, second, endangered) = (Visitor.somebody(), Visitor.somebody(), Visitor.somebody())
            try await stores.opens(first)
            try await stores.opens(second)
            try await stores.opens(endangered, danger: true)

            let order = try await stores.queue.waiting().map(\.id)

            #expect(order == [endangered, first, second].map(\.conversation))
            #expect(try await stores.queue.ahead(of: endangered.conversation) == 0)
            #expect(try await stores.queue.ahead(of: first.conversation) == 1)
            #expect(try await stores.queue.ahead(of: second.conversation) == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who waits no longer has nobody before her`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            #expect(try await stores.queue.ahead(of: Visitor.ada.conversation) == 0)

            try await stores.claims(.ada, .bram)

            #expect(try await stores.queue.ahead(of: Visitor.ada.conversation) == nil)
            #expect(try await stores.queue.waiting().isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `sixty-four claim at once and one wins`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)

            let outcomes = await withTaskGroup(of: Result<MemberID?, StoreFailure>.self) { group in
                for number in 0..<64 {
                    let claimant = Professional(
                        id: .random(), name: "c\(number)", displayName: "C\(number)", role: .counsellor)
                    group.addTask {
                        do throws(StoreFailure) {
                            let at = stores.clock.now()
                            return .success(
                                try await stores.queue.claim(
                                    Visitor.ada.conversation, by: claimant, atMost: 5, at: at,
                                    recording: claimant.audited(.claimed, .ada, at: at)
                                ).claimedBy)
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }

            let losers = outcomes.filter { $0 == .failure(.conflict(.taken)) }
            #expect(losers.count == 63)
            #expect(try await stores.auditedActions() == ["claimed"])
            let joined = try await stores.entries(.ada).filter {
                if case .joined = $0.content { true } else { false }
            }
            #expect(joined.count == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `claiming what one has returns it and writes nothing`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let first = try await stores.claims(.ada, .bram)

            let again = try await stores.claims(.ada, .bram)

            #expect(again == first)
            #expect(first.state == .active)
            #expect(first.claimedBy == Professional.bram.id)
            #expect(try await stores.entries(.ada).last?.content == .joined(Professional.bram.id, displayName: "Bram"))
            #expect(try await stores.auditedActions() == ["claimed"])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a professional who has his maximum claims no more`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let (first, second) = (Visitor.somebody(), Visitor.somebody())
            try await stores.opens(first)
            try await stores.opens(second)
            try await stores.claims(first, .bram, atMost: 1)

            await #expect(throws: StoreFailure.conflict(.limitReached)) {
                try await stores.claims(second, .bram, atMost: 1)
            }
            try await stores.claims(second, .chris, atMost: 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a conversation that ended in the queue cannot be claimed`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            await #expect(throws: StoreFailure.conflict(.wrongState)) { try await stores.claims(.ada, .bram) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a professional sees what he claimed and has not closed, oldest first`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let (first, second, third) = (Visitor.somebody(), Visitor.somebody(), Visitor.somebody())
            for visitor in [first, second, third] { try await stores.opens(visitor) }
            for visitor in [second, first, third] { try await stores.claims(visitor, .bram) }
            _ = try await stores.conversations.end(first.conversation, by: first.authority, at: stores.now())
            try await stores.closes(third, .bram)

            let his = try await stores.queue.conversations(of: Professional.bram.id)

            #expect(his.map(\.id) == [second, first].map(\.conversation))
            #expect(try await stores.queue.conversations(of: Professional.outsider.id).isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a returned visitor waits again, behind those who wait, and nobody has her`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            let other = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.closes(.ada, .bram)
            try await stores.opens(other)

            let again = try await stores.queue.rejoin(
                Visitor.ada.conversation, by: Visitor.ada.token, queueCap: 10, at: stores.now())

            #expect(again.state == .waiting)
            #expect(again.claimedBy == nil)
            #expect(again.queueNumber == 3)
            #expect(try await stores.entries(.ada).last?.content == .requeued)
            #expect(try await stores.queue.waiting().map(\.id) == [other, .ada].map(\.conversation))
            await #expect(throws: StoreFailure.conflict(.queueFull)) {
                let third = Visitor.somebody()
                _ = try await stores.conversations.open(third.opening(), queueCap: 2, at: stores.now())
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who asks to talk again while it is not yet closed leaves her professional`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            let unchanged = try await stores.queue.rejoin(
                Visitor.ada.conversation, by: Visitor.ada.token, queueCap: 10, at: stores.now())
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())

            _ = try await stores.queue.rejoin(
                Visitor.ada.conversation, by: Visitor.ada.token, queueCap: 10, at: stores.now())

            #expect(unchanged.state == .active)
            #expect(
                try await stores.entries(.ada).suffix(2).map(\.content) == [
                    .left(Professional.bram.id, displayName: "Bram", why: .stopped), .requeued,
                ])
            #expect(try await stores.queue.conversations(of: Professional.bram.id).isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who left before she was back in the queue does not wait there`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
            try await stores.sessions.end(Visitor.ada.token)

            await #expect(throws: StoreFailure.notFound) {
                try await stores.queue.rejoin(
                    Visitor.ada.conversation, by: Visitor.ada.token, queueCap: 10, at: stores.now())
            }

            #expect(try await stores.queue.waiting().isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `rejoining a full queue is refused and changes nothing`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            _ = try await stores.conversations.end(
                Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
            try await stores.opens(.somebody())

            await #expect(throws: StoreFailure.conflict(.queueFull)) {
                try await stores.queue.rejoin(
                    Visitor.ada.conversation, by: Visitor.ada.token, queueCap: 1, at: stores.now())
            }

            #expect(try await stores.conversations.conversation(Visitor.ada.conversation).state == .closed)
        }
    }
}
