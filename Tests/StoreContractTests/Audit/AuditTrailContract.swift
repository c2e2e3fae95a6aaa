import Foundation
import HelplineCore
import TestSupport
import Testing

@Suite struct AuditTrailContract {
    @Test(arguments: DatabaseUnderTest.allCases)
    func `an entry keeps who and what, and of the time only the hour`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            let at = stores.now()

            try await stores.audit.record(AuditEntry(.signedIn, by: .member(Professional.bram.id), at: at))

            let line = try #require(try await stores.audit.entries(after: 0, limit: 10).first)
            #expect(line.action.value == Data("signed-in".utf8))
            #expect(line.actor.value == Data("member:\(Professional.bram.id)".utf8))
            #expect(line.hour.value == Data(String(at.hour.seconds).utf8))
            #expect(line.conversation.value == Data())
            #expect(try await stores.audit.head() == AuditHead(number: 1, link: line.link))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a conversation has one pseudonym in the trail, and it is not its id`(database: DatabaseUnderTest) async throws
    {
        try await database.run { stores in
            let other = Visitor.somebody()
            try await stores.opens(.ada)
            try await stores.opens(other)
            try await stores.claims(.ada, .bram)
            try await stores.claims(other, .bram)
            try await stores.closes(.ada, .bram)
            try await stores.erases(.ada)

            let pseudonyms = try await stores.audit.entries(after: 0, limit: 10).map(\.conversation.value)

            #expect(pseudonyms.count == 4)
            #expect(pseudonyms[0] == pseudonyms[2])
            #expect(pseudonyms[0] == pseudonyms[3])
            #expect(pseudonyms[0] != pseudonyms[1])
            #expect(pseudonyms[0]?.count == 32)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `an untouched trail verifies up to every head it ever had`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            #expect(try await stores.audit.head() == nil)
            for _ in 0..<3 {
                try await stores.audit.record(AuditEntry(.signedOut, by: .system, at: stores.now()))
                let head = try #require(try await stores.audit.head())
                try await stores.audit.record(AuditEntry(.signedIn, by: .commandLine, at: stores.now()))

                #expect(try await stores.audit.verify(head: head) == .intact)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a head that the trail does not lead to is found`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await stores.audit.record(AuditEntry(.signedIn, by: .system, at: stores.now()))
            let other = try #require(AuditHead(number: 1, link: .random(32)))
            let later = try #require(AuditHead(number: 2, link: .random(32)))

            #expect(try await stores.audit.verify(head: other) == .otherHead)
            #expect(try await stores.audit.verify(head: later) == .broken(at: 2))
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `entries written at the same time make one chain`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        try await stores.audit.record(AuditEntry(.signedIn, by: .system, at: stores.clock.now()))
                    }
                }
                try await group.waitForAll()
            }

            let head = try #require(try await stores.audit.head())
            #expect(head.number == 100)
            #expect(try await stores.audit.verify(head: head) == .intact)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `lines past their term lose what they said, and the chain still holds`(database: DatabaseUnderTest)
        async throws
    {
        try await database.run { stores in
            for _ in 0..<3 { try await stores.recordsInAnHour(.signedIn) }
            stores.clock.advance(by: .hours(1))
            let between = stores.now()
            for _ in 0..<2 { try await stores.recordsInAnHour(.signedOut) }
            let head = try #require(try await stores.audit.head())
            let links = try await stores.audit.entries(after: 0, limit: 10).map(\.link)

            let emptied = try await stores.audit.empty(before: between, limit: 10)

            let lines = try await stores.audit.entries(after: 0, limit: 10)
            #expect(emptied == 3)
            for line in lines.prefix(3) {
                for field in [line.action, line.actor, line.conversation, line.hour] {
                    #expect(field.value == nil)
                    #expect(field.salt == nil)
                    #expect(field.commitment.count == 32)
                }
            }
            #expect(lines.suffix(2).map(\.action.value) == Array(repeating: Data("signed-out".utf8), count: 2))
            #expect(lines.map(\.link) == links)
            #expect(try await stores.audit.verify(head: head) == .intact)
            #expect(try await stores.audit.emptied(through: head.number) == AuditEmptied(count: 3, last: 3))
            #expect(try await stores.audit.empty(before: between, limit: 10) == 0)
            try await stores.recordsInAnHour(.signedIn)
            #expect(try await stores.audit.verify(head: try #require(try await stores.audit.head())) == .intact)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func `a few lines are emptied at a time, from the first on`(database: DatabaseUnderTest) async throws {
        try await database.run { stores in
            for _ in 0..<7 { try await stores.recordsInAnHour(.signedIn) }
            #expect(try await stores.audit.emptied(through: 7) == AuditEmptied(count: 0, last: 0))

            for (emptied, count) in [(3, 3), (3, 6), (1, 7), (0, 7)] as [(Int, Int64)] {
                #expect(try await stores.audit.empty(before: stores.now() + .days(1), limit: 3) == emptied)
                #expect(try await stores.audit.emptied(through: 7) == AuditEmptied(count: count, last: count))
            }
        }
    }
}

extension ChatStores {
    fileprivate func recordsInAnHour(_ action: AuditEntry.Action) async throws {
        clock.advance(by: .hours(1))
        try await audit.record(AuditEntry(action, by: .system, at: now()))
    }
}
