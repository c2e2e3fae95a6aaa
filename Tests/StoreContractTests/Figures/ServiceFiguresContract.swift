import Chat
import HelplineCore
import TestSupport
import Testing

@Suite struct ServiceFiguresContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `who comes and is reached is counted in the week of it, with how long she waited`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.opens(.ada)
            stores.clock.advance(by: .minutes(3))

            try await stores.claims(.ada, .bram)

            #expect(
                try await stores.counted() == [
                    .init(.language, "nl"): 1, .init(.hour, "h21"): 1, .init(.outcome, "reached"): 1,
                    .init(.wait, "m2_5"): 1,
                ])
            #expect(try await stores.figures.firstWeek() == ServiceWeek(of: stores.clock.now()))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who leaves the line, or erases in it, is counted as not reached`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let (leaving, erasing) = (Visitor.somebody(), Visitor.somebody())
            try await stores.opens(leaving)
            try await stores.opens(erasing)

            _ = try await stores.conversations.end(leaving.conversation, by: leaving.authority, at: stores.now())
            try await stores.erases(erasing)

            let counted = try await stores.counted()
            #expect(counted[.init(.outcome, "left")] == 2)
            #expect(counted[.init(.left, "lt1")] == 2)
            #expect(counted[.init(.outcome, "reached")] == nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `whose tab fell silent in the line is counted apart, since nobody knows when she left`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)

            _ = try await stores.conversations.end(Visitor.ada.conversation, by: .system, at: stores.now())

            let counted = try await stores.counted()
            #expect(counted[.init(.outcome, "silent")] == 1)
            #expect(counted.keys.filter { $0.measure == .left }.isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what is done twice is counted once`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            try await stores.claims(.ada, .bram)
            let before = try await stores.counted()

            for _ in 0..<2 {
                _ = try await stores.conversations.end(
                    Visitor.ada.conversation, by: Visitor.ada.authority, at: stores.now())
            }

            #expect(before[.init(.language, "nl")] == 1)
            #expect(before[.init(.outcome, "reached")] == 1)
            #expect(try await stores.counted() == before, "the end of a talk is not the end of waiting")
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who went back to the queue because her professional was gone is not counted as reached twice`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            try await stores.claims(.ada, .bram)
            let before = try await stores.counted()
            stores.clock.advance(by: .minutes(40))
            #expect(try await stores.givesBack(.ada, from: .bram), "the premise: she waits again")

            try await stores.claims(.ada, .chris)

            #expect(try await stores.counted() == before)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a message that was left is counted as one, and reading it is no waiting`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            try await stores.leaves(.ada)
            stores.clock.advance(by: .minutes(600))
            try await stores.claims(.ada, .bram)

            #expect(try await stores.counted() == [.init(.message, "nl"): 1])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `who leaves the line for a message was not reached, and who comes back from it arrives`(
        database: DatabaseUnderTest
    ) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            _ = try await stores.queue.leaveMessage(
                Visitor.ada.conversation, by: Visitor.ada.token, cap: 5, at: stores.now())
            let left = try await stores.counted()

            _ = try await stores.queue.rejoin(
                Visitor.ada.conversation, by: Visitor.ada.token, queueCap: 5, at: stores.now())

            #expect(left[.init(.left, "lt1")] == 1)
            #expect(left[.init(.message, "nl")] == 1)
            #expect(left[.init(.language, "nl")] == 1)
            #expect(try await stores.counted()[.init(.language, "nl")] == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `what was refused is not counted`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.opens(.ada)
            let before = try await stores.counted()

            await #expect(throws: StoreFailure.conflict(.limitReached)) {
                try await stores.claims(.ada, .bram, atMost: 0)
            }
            await #expect(throws: StoreFailure.conflict(.queueFull)) {
                try await stores.conversations.open(Visitor.somebody().opening(), queueCap: 1, at: stores.now())
            }

            #expect(try await stores.counted() == before)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `forty taps at the same moment are all counted`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let at = stores.now()

            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 {
                    group.addTask { try await stores.figures.count(SurveyAnswer(.helped, .yes), at: at) }
                }
                try await group.waitForAll()
            }

            #expect(try await stores.counted() == [.init(.helped, "yes"): 40])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `weeks are kept apart and counted together`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let first = ServiceWeek(of: stores.clock.now())
            for _ in 0..<3 {
                try await stores.figures.count(SurveyAnswer(.found, .no), at: stores.now())
                stores.clock.advance(by: .days(7))
            }

            let second = ServiceWeek(number: first.number + 1)
            let third = ServiceWeek(number: first.number + 2)
            #expect(try await stores.figures.counts(in: first..<second) == [.init(.found, "no"): 1])
            #expect(try await stores.figures.counts(in: first..<third) == [.init(.found, "no"): 2])
            #expect(try await stores.figures.firstWeek() == first)
        }
    }
}

extension ChatStores {
    /// All that was ever counted.
    fileprivate func counted() async throws -> [ServiceCount: Int] {
        try await figures.counts(in: ServiceWeek(number: 0)..<ServiceWeek(number: 100_000))
    }
}
